namespace LettucePlug.Imaging;

/// <summary>An opaque sRGB colour.</summary>
/// <param name="R">Red, 0 to 255.</param>
/// <param name="G">Green, 0 to 255.</param>
/// <param name="B">Blue, 0 to 255.</param>
public readonly record struct Rgb(byte R, byte G, byte B)
{
    /// <summary>Black.</summary>
    public static Rgb Black => default;

    /// <summary>Squared distance, green weighing most, as eyes do.</summary>
    internal static int Distance(Rgb left, Rgb right)
    {
        int red = left.R - right.R, green = left.G - right.G, blue = left.B - right.B;
        return (2 * red * red) + (4 * green * green) + (3 * blue * blue);
    }
}
