namespace LettucePlug.Terminal;

/// <summary>
/// xterm's 256 colours: 16 of the user's choice (taken as xterm's own here), a cube of 6x6x6, 24 greys.
/// </summary>
internal static class Palette
{
    private static ReadOnlySpan<byte> CubeSteps => [0, 95, 135, 175, 215, 255];

    private static ReadOnlySpan<uint> Ansi =>
    [
        0x000000, 0xcd0000, 0x00cd00, 0xcdcd00, 0x0000ee, 0xcd00cd, 0x00cdcd, 0xe5e5e5,
        0x7f7f7f, 0xff0000, 0x00ff00, 0xffff00, 0x5c5cff, 0xff00ff, 0x00ffff, 0xffffff,
    ];

    public static (byte R, byte G, byte B) ToRgb(Color color)
    {
        if (!color.IsIndexed)
        {
            return (color.R, color.G, color.B);
        }

        var index = color.Index;
        if (index < 16)
        {
            var value = Ansi[index];
            return ((byte)(value >> 16), (byte)(value >> 8), (byte)value);
        }

        if (index >= 232)
        {
            var grey = (byte)(8 + (10 * (index - 232)));
            return (grey, grey, grey);
        }

        index -= 16;
        return (CubeSteps[index / 36], CubeSteps[index / 6 % 6], CubeSteps[index % 6]);
    }

    public static byte Nearest256(byte r, byte g, byte b)
    {
        int ri = NearestStep(r), gi = NearestStep(g), bi = NearestStep(b);
        var cube = Distance(r, g, b, CubeSteps[ri], CubeSteps[gi], CubeSteps[bi]);
        var step = Math.Clamp((((r + g + b) / 3) - 3) / 10, 0, 23);
        var grey = 8 + (10 * step);
        return Distance(r, g, b, grey, grey, grey) < cube
            ? (byte)(232 + step)
            : (byte)(16 + (36 * ri) + (6 * gi) + bi);
    }

    public static byte Nearest16(Color color)
    {
        var (r, g, b) = ToRgb(color);
        byte best = 0;
        var least = int.MaxValue;
        for (byte i = 0; i < 16; i++)
        {
            var value = Ansi[i];
            var distance = Distance(r, g, b, (byte)(value >> 16), (byte)(value >> 8), (byte)value);
            if (distance < least)
            {
                (least, best) = (distance, i);
            }
        }

        return best;
    }

    private static int NearestStep(byte value) =>
        value < 48 ? 0 : value < 115 ? 1 : Math.Min(5, (value - 35) / 40);

    // The weights roughly follow how sharply the eye tells the three apart.
    private static int Distance(int r1, int g1, int b1, int r2, int g2, int b2) =>
        (3 * (r1 - r2) * (r1 - r2)) + (6 * (g1 - g2) * (g1 - g2)) + ((b1 - b2) * (b1 - b2));
}
