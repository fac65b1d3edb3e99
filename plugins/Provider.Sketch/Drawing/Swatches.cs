namespace LettucePlug.Provider.Sketch.Drawing;

/// <summary>The main colours of pictures.</summary>
internal static class Swatches
{
    /// <summary>Few enough to be quick on any picture, many enough to see its colours.</summary>
    private const int Samples = 64;

    /// <summary>The most frequent colours, the most frequent first; strong colours count more than greys.</summary>
    public static IReadOnlyList<Rgb> Dominant(Pixels picture, int count)
    {
        var bins = new Dictionary<int, (float Weight, Rgb Sum)>();
        for (var j = 0; j < Samples; j++)
        {
            for (var i = 0; i < Samples; i++)
            {
                var colour = picture[i * picture.Width / Samples, j * picture.Height / Samples];
                var strongest = Math.Max(colour.R, Math.Max(colour.G, colour.B));
                var weakest = Math.Min(colour.R, Math.Min(colour.G, colour.B));
                var weight = 0.3f + strongest - weakest;
                var key = ((int)(colour.R * 5.99f) * 36) + ((int)(colour.G * 5.99f) * 6) + (int)(colour.B * 5.99f);
                var (total, sum) = bins.GetValueOrDefault(key);
                bins[key] = (total + weight, new Rgb(sum.R + (colour.R * weight), sum.G + (colour.G * weight), sum.B + (colour.B * weight)));
            }
        }

        return
        [
            .. bins.OrderByDescending(bin => bin.Value.Weight).ThenBy(bin => bin.Key).Take(count)
                .Select(bin => new Rgb(bin.Value.Sum.R / bin.Value.Weight, bin.Value.Sum.G / bin.Value.Weight, bin.Value.Sum.B / bin.Value.Weight)),
        ];
    }

    /// <summary>A stand-in for the colour of a picture that cannot be decoded: always the same for the same bytes.</summary>
    public static Rgb OfBytes(ReadOnlySpan<byte> bytes)
    {
        var hash = 2166136261u;
        foreach (var value in bytes)
        {
            hash = (hash ^ value) * 16777619;
        }

        return new Rgb(0.25f + ((hash & 255) / 512f), 0.25f + (((hash >> 8) & 255) / 512f), 0.25f + (((hash >> 16) & 255) / 512f));
    }
}
