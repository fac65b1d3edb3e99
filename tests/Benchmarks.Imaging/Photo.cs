namespace LettucePlug.Imaging.Benchmarks;

/// <summary>A made-up landscape with the detail of a generated photo: octaves of smooth noise and some grain.</summary>
internal static class Photo
{
    public static Bitmap Make(int width, int height)
    {
        var random = new Random(7);
        var lattice = new float[3, 65, 65];
        for (var channel = 0; channel < 3; channel++)
        {
            for (var at = 0; at < 65 * 65; at++)
            {
                lattice[channel, at / 65, at % 65] = random.NextSingle();
            }
        }

        var bitmap = new Bitmap(width, height);
        for (var y = 0; y < height; y++)
        {
            var row = bitmap.Row(y);
            for (var x = 0; x < width; x++)
            {
                for (var channel = 0; channel < 3; channel++)
                {
                    var value = 0f;
                    var weight = 0.5f;
                    for (var octave = 4; octave <= 64; octave *= 2, weight /= 2)
                    {
                        value += weight * Smooth(lattice, channel, (float)x / width * octave, (float)y / height * octave);
                    }

                    row[(x * 4) + channel] = (byte)Math.Clamp((value * 255) + random.Next(-3, 4), 0, 255);
                }

                row[(x * 4) + 3] = 255;
            }
        }

        return bitmap;
    }

    private static float Smooth(float[,,] lattice, int channel, float x, float y)
    {
        var (left, top) = (Math.Min((int)x, 63), Math.Min((int)y, 63));
        float right = x - left, down = y - top;
        var upper = (lattice[channel, top, left] * (1 - right)) + (lattice[channel, top, left + 1] * right);
        var lower = (lattice[channel, top + 1, left] * (1 - right)) + (lattice[channel, top + 1, left + 1] * right);
        return (upper * (1 - down)) + (lower * down);
    }
}
