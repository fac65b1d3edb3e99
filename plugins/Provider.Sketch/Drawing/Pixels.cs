namespace LettucePlug.Provider.Sketch.Drawing;

/// <summary>A picture in memory, eight bits for each of red, green and blue.</summary>
internal sealed class Pixels(int width, int height)
{
    public int Width { get; } = width;

    public int Height { get; } = height;

    public byte[] Data { get; } = new byte[width * height * 3];

    public Rgb this[int x, int y]
    {
        get
        {
            var at = ((y * Width) + x) * 3;
            return new Rgb(Data[at] / 255f, Data[at + 1] / 255f, Data[at + 2] / 255f);
        }

        set
        {
            var at = ((y * Width) + x) * 3;
            Data[at] = ToByte(value.R);
            Data[at + 1] = ToByte(value.G);
            Data[at + 2] = ToByte(value.B);
        }
    }

    /// <summary>The colour at a place given in parts of width and height, between the pixels around it.</summary>
    public Rgb Sample(float u, float v)
    {
        var x = Math.Clamp((u * Width) - 0.5f, 0, Width - 1);
        var y = Math.Clamp((v * Height) - 0.5f, 0, Height - 1);
        var x0 = (int)x;
        var y0 = (int)y;
        var x1 = Math.Min(x0 + 1, Width - 1);
        var y1 = Math.Min(y0 + 1, Height - 1);
        var top = this[x0, y0].Mix(this[x1, y0], x - x0);
        return top.Mix(this[x0, y1].Mix(this[x1, y1], x - x0), y - y0);
    }

    private static byte ToByte(float channel) => (byte)((Math.Clamp(channel, 0, 1) * 255f) + 0.5f);
}
