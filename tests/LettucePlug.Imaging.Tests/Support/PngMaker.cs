using System.Buffers.Binary;
using System.IO.Compression;

namespace LettucePlug.Imaging.Tests.Support;

/// <summary>
/// Writes PNGs of every colour type, depth and interlacing with random samples and all five filters, in the plainest
/// way, and says what each pixel must decode to.
/// </summary>
internal sealed class PngMaker(int width, int height, int colour, int depth, bool isInterlaced, bool isTransparent, int seed)
{
    private readonly int _channels = colour switch { 2 => 3, 4 => 2, 6 => 4, _ => 1 };
    private readonly Random _random = new(seed);

    public byte[] Expected { get; } = new byte[width * height * 4];

    public byte[] Make()
    {
        var most = (1 << depth) - 1;
        var entries = Math.Min(most + 1, 200);
        var palette = new byte[entries * 3];
        _random.NextBytes(palette);
        var samples = new int[width * height * _channels];
        for (var at = 0; at < samples.Length; at++)
        {
            samples[at] = colour == 3 ? _random.Next(entries) : _random.Next(most + 1);
        }

        var key = samples.Take(_channels).ToArray();
        for (var pixel = 0; pixel < width * height; pixel++)
        {
            Expect(pixel, samples.AsSpan(pixel * _channels, _channels), palette, key, most);
        }

        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9], header[12]) = ((byte)depth, (byte)colour, isInterlaced ? (byte)1 : (byte)0);
        var pixels = Deflate(Rows(samples));
        var half = pixels.Length / 2;
        return
        [
            0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A,
            .. Some.Chunk("IHDR", header),
            .. colour == 3 ? Some.Chunk("PLTE", palette) : [],
            .. isTransparent ? Some.Chunk("tRNS", Transparency(key)) : [],
            .. Some.Chunk("IDAT", pixels[..half]), .. Some.Chunk("IDAT", []), .. Some.Chunk("IDAT", pixels[half..]),
            .. Some.Chunk("IEND", []),
        ];
    }

    private byte[] Transparency(int[] key) => colour == 3
        ? [0, 128]
        : [.. key.SelectMany(value => new[] { (byte)(value >> 8), (byte)value })];

    private void Expect(int pixel, ReadOnlySpan<int> sample, byte[] palette, int[] key, int most)
    {
        var target = Expected.AsSpan(pixel * 4, 4);
        target[3] = 255;
        if (colour == 3)
        {
            palette.AsSpan(sample[0] * 3, 3).CopyTo(target);
            target[3] = isTransparent && sample[0] < 2 ? (byte)(sample[0] * 128) : (byte)255;
            return;
        }

        for (var channel = 0; channel < 3; channel++)
        {
            target[channel] = Scale(sample[_channels >= 3 ? channel : 0], most);
        }

        if (colour >= 4)
        {
            target[3] = Scale(sample[^1], most);
        }
        else if (isTransparent && sample.SequenceEqual(key))
        {
            target[3] = 0;
        }
    }

    private static byte Scale(int value, int most) => (byte)Math.Round(value * 255.0 / most, MidpointRounding.AwayFromZero);

    private byte[] Rows(int[] samples)
    {
        (int X, int Y, int StepX, int StepY)[] passes = isInterlaced
            ? [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)]
            : [(0, 0, 1, 1)];
        var bytes = new List<byte>();
        foreach (var (firstX, firstY, stepX, stepY) in passes)
        {
            byte[]? above = null;
            for (var y = firstY; y < height && firstX < width; y += stepY)
            {
                var bits = new List<bool>();
                for (var x = firstX; x < width; x += stepX)
                {
                    for (var channel = 0; channel < _channels; channel++)
                    {
                        var value = samples[(((y * width) + x) * _channels) + channel];
                        bits.AddRange(Enumerable.Range(0, depth).Select(bit => (value >> (depth - 1 - bit) & 1) != 0));
                    }
                }

                var row = new byte[(bits.Count + 7) / 8];
                for (var bit = 0; bit < bits.Count; bit++)
                {
                    row[bit / 8] |= (byte)(bits[bit] ? 0x80 >> (bit % 8) : 0);
                }

                bytes.AddRange(Filter(row, above ?? new byte[row.Length]));
                above = row;
            }
        }

        return [.. bytes];
    }

    private byte[] Filter(byte[] row, byte[] above)
    {
        var step = Math.Max(1, _channels * depth / 8);
        var filter = _random.Next(5);
        var filtered = new byte[row.Length + 1];
        filtered[0] = (byte)filter;
        for (var at = 0; at < row.Length; at++)
        {
            int left = at >= step ? row[at - step] : 0, up = above[at], corner = at >= step ? above[at - step] : 0;
            var estimate = left + up - corner;
            var paeth = new[] { left, up, corner }.MinBy(candidate => Math.Abs(estimate - candidate));
            var predicted = filter switch { 0 => 0, 1 => left, 2 => up, 3 => (left + up) / 2, _ => paeth };
            filtered[at + 1] = (byte)(row[at] - predicted);
        }

        return filtered;
    }

    private static byte[] Deflate(byte[] plain)
    {
        using var target = new MemoryStream();
        using (var deflate = new ZLibStream(target, CompressionLevel.Fastest))
        {
            deflate.Write(plain);
        }

        return target.ToArray();
    }
}
