using System.Numerics;

namespace LettucePlug.Imaging;

/// <summary>
/// Scales pictures, colours weighed by their alpha. Averages stored sRGB values by default, as terminals and browsers
/// do; <c>linearLight</c> averages light instead, which keeps fine bright detail and is right for pictures sent on.
/// </summary>
public static class BitmapScaler
{
    private static readonly float[] ToLight = MakeToLight();
    private static readonly byte[] FromLight = MakeFromLight();

    /// <summary>
    /// The largest size of the same shape within <paramref name="bounds"/>, at least 1x1. Never larger than the source
    /// unless <paramref name="mayEnlarge"/>.
    /// </summary>
    public static PixelSize Fit(PixelSize source, PixelSize bounds, bool mayEnlarge = false)
    {
        var factor = Math.Min((double)bounds.Width / source.Width, (double)bounds.Height / source.Height);
        factor = mayEnlarge ? factor : Math.Min(1, factor);
        return new PixelSize(
            Math.Clamp((int)Math.Round(source.Width * factor), 1, Math.Max(1, bounds.Width)),
            Math.Clamp((int)Math.Round(source.Height * factor), 1, Math.Max(1, bounds.Height)));
    }

    /// <summary>A picture of the given size, whatever its shape; the source itself when nothing changes.</summary>
    public static Bitmap Scale(
        Bitmap source,
        PixelSize size,
        ScaleFilter filter = ScaleFilter.Area,
        bool linearLight = false,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        if (size == source.Size)
        {
            return source;
        }

        var target = new Bitmap(size.Width, size.Height);
        var across = new ScaleWeights(source.Width, size.Width, filter);
        var down = new ScaleWeights(source.Height, size.Height, filter);
        var wide = new Vector4[source.Width];

        // The rows the current output row needs, each already scaled across, in a ring by source row.
        var ring = new Vector4[down.Taps][];
        var held = new int[down.Taps];
        Array.Fill(held, -1);
        var sums = new Vector4[size.Width];
        for (var y = 0; y < size.Height; y++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Array.Clear(sums);
            var weights = down.Of(y);
            for (var tap = 0; tap < weights.Length; tap++)
            {
                var row = down.Start(y) + tap;
                var slot = row % ring.Length;
                if (weights[tap] == 0)
                {
                    continue;
                }

                if (held[slot] != row)
                {
                    Widen(source.Row(row), wide, linearLight);
                    Across(wide, across, ring[slot] ??= new Vector4[size.Width]);
                    held[slot] = row;
                }

                Add(sums, ring[slot], weights[tap]);
            }

            Narrow(sums, target.Row(y), linearLight);
        }

        return target;
    }

    private static void Add(Span<Vector4> sums, ReadOnlySpan<Vector4> row, float weight)
    {
        row = row[..sums.Length];
        for (var x = 0; x < sums.Length; x++)
        {
            sums[x] += row[x] * weight;
        }
    }

    private static void Across(ReadOnlySpan<Vector4> row, ScaleWeights weights, Span<Vector4> target)
    {
        for (var x = 0; x < target.Length; x++)
        {
            var sum = Vector4.Zero;
            var taps = weights.Of(x);
            var from = row.Slice(weights.Start(x), taps.Length);
            for (var tap = 0; tap < taps.Length; tap++)
            {
                sum += from[tap] * taps[tap];
            }

            target[x] = sum;
        }
    }

    private static void Widen(ReadOnlySpan<byte> row, Span<Vector4> target, bool linearLight)
    {
        for (int x = 0, at = 0; x < target.Length; x++, at += 4)
        {
            var pixel = row.Slice(at, 4);
            var colour = linearLight
                ? new Vector4(ToLight[pixel[0]], ToLight[pixel[1]], ToLight[pixel[2]], 255)
                : new Vector4(pixel[0], pixel[1], pixel[2], 255);
            target[x] = pixel[3] == byte.MaxValue ? colour : colour * (pixel[3] / 255f);
        }
    }

    private static void Narrow(ReadOnlySpan<Vector4> row, Span<byte> target, bool linearLight)
    {
        var half = new Vector4(0.5f);
        var most = new Vector4(255);
        for (int x = 0, at = 0; x < row.Length; x++, at += 4)
        {
            var alpha = row[x].W;
            if (alpha < 0.5f)
            {
                continue;
            }

            var colour = Vector4.Clamp(row[x] * (255 / alpha), Vector4.Zero, most);
            target[at + 3] = (byte)Math.Min(255, alpha + 0.5f);
            if (linearLight)
            {
                target[at] = FromLight[(int)(colour.X * 16)];
                target[at + 1] = FromLight[(int)(colour.Y * 16)];
                target[at + 2] = FromLight[(int)(colour.Z * 16)];
                continue;
            }

            colour += half;
            target[at] = (byte)colour.X;
            target[at + 1] = (byte)colour.Y;
            target[at + 2] = (byte)colour.Z;
        }
    }

    /// <summary>IEC 61966-2-1, kept on the scale of 0 to 255.</summary>
    private static float[] MakeToLight() =>
    [
        .. Enumerable.Range(0, 256).Select(value =>
        {
            var s = value / 255.0;
            return (float)(255 * (s <= 0.04045 ? s / 12.92 : Math.Pow((s + 0.055) / 1.055, 2.4)));
        }),
    ];

    private static byte[] MakeFromLight() =>
    [
        .. Enumerable.Range(0, (255 * 16) + 1).Select(step =>
        {
            // The middle of each step, but its two ends exactly.
            var light = step == 0 ? 0 : Math.Min(1, (step + 0.5) / (255 * 16));
            var s = light <= 0.0031308 ? light * 12.92 : (1.055 * Math.Pow(light, 1 / 2.4)) - 0.055;
            return (byte)Math.Round(s * 255);
        }),
    ];
}
