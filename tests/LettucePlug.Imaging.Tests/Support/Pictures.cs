namespace LettucePlug.Imaging.Tests.Support;

/// <summary>Pictures to test with: soft gradients, hard edges and some grain, the same for the same seed.</summary>
internal static class Pictures
{
    public static Bitmap Photo(int width, int height, int seed = 1, bool hasAlpha = false)
    {
        var random = new Random(seed);
        var bitmap = new Bitmap(width, height);
        for (var y = 0; y < height; y++)
        {
            var row = bitmap.Row(y);
            for (var x = 0; x < width; x++)
            {
                var inDisc = Math.Pow(x - (width * 0.6), 2) + Math.Pow(y - (height * 0.4), 2) < Math.Pow(height * 0.25, 2);
                var grain = random.Next(-4, 5);
                row[x * 4] = Byte((inDisc ? 220 : 255.0 * x / width) + grain);
                row[(x * 4) + 1] = Byte(128 + (100 * Math.Sin((x + y) / 13.0)) + grain);
                row[(x * 4) + 2] = Byte((inDisc ? 40 : 255.0 * y / height) + grain);
                row[(x * 4) + 3] = hasAlpha ? Byte(255.0 * (x + y) / (width + height)) : byte.MaxValue;
            }
        }

        return bitmap;
    }

    public static Bitmap Flat(int width, int height, byte red, byte green, byte blue, byte alpha = 255)
    {
        var bitmap = new Bitmap(width, height);
        for (var at = 0; at < bitmap.Pixels.Length; at += 4)
        {
            (bitmap.Pixels[at], bitmap.Pixels[at + 1], bitmap.Pixels[at + 2], bitmap.Pixels[at + 3]) = (red, green, blue, alpha);
        }

        return bitmap;
    }

    /// <summary>Peak signal-to-noise ratio of the colours in decibels; infinite for equal pictures.</summary>
    public static double Psnr(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        left.Length.ShouldBe(right.Length);
        double sum = 0;
        for (var at = 0; at < left.Length; at++)
        {
            var difference = at % 4 == 3 ? 0 : left[at] - right[at];
            sum += difference * difference;
        }

        var mean = sum / (left.Length * 3 / 4.0);
        return mean == 0 ? double.PositiveInfinity : 10 * Math.Log10(255 * 255 / mean);
    }

    private static byte Byte(double value) => (byte)Math.Clamp(value, 0, 255);
}
