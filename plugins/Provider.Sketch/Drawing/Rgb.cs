namespace LettucePlug.Provider.Sketch.Drawing;

/// <summary>A colour as the screen shows it, each channel 0 to 1. Mixing in this space is what painters of flat pictures expect.</summary>
internal readonly record struct Rgb(float R, float G, float B)
{
    public static Rgb Black => new(0, 0, 0);

    public static Rgb White => new(1, 1, 1);

    public float Luma => (0.299f * R) + (0.587f * G) + (0.114f * B);

    public static implicit operator Rgb(int hex) => new(
        ((hex >> 16) & 255) / 255f,
        ((hex >> 8) & 255) / 255f,
        (hex & 255) / 255f);

    public Rgb Mix(Rgb other, float amount) => new(
        R + ((other.R - R) * amount),
        G + ((other.G - G) * amount),
        B + ((other.B - B) * amount));

    public Rgb Lighter(float amount) => Mix(White, amount);

    public Rgb Darker(float amount) => Mix(Black, amount);

    public Rgb Greyer(float amount) => Mix(new Rgb(Luma, Luma, Luma), amount);

    /// <summary>Adds light without ever leaving the range, as a second exposure on film would.</summary>
    public Rgb Lit(Rgb light, float amount) => new(
        1 - ((1 - R) * (1 - (light.R * amount))),
        1 - ((1 - G) * (1 - (light.G * amount))),
        1 - ((1 - B) * (1 - (light.B * amount))));
}
