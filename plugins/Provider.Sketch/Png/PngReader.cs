using System.Buffers.Binary;
using System.IO.Compression;
using LettucePlug.Provider.Sketch.Drawing;

namespace LettucePlug.Provider.Sketch.Png;

/// <summary>Reads PNG pictures of every colour type and depth, interlaced or not, onto a white ground.</summary>
internal sealed class PngReader
{
    // The seven passes of Adam7: first column, first row, column step, row step.
    private static readonly (int X, int Y, int StepX, int StepY)[] Adam7 =
    [
        (0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2),
    ];

    private readonly PngHeader _header;
    private readonly byte[] _palette;
    private readonly byte[] _transparency;
    private readonly Pixels _result;

    private PngReader(PngHeader header, byte[] palette, byte[] transparency)
    {
        _header = header;
        _palette = palette;
        _transparency = transparency;
        _result = new Pixels(header.Width, header.Height);
    }

    public static bool IsPng(ReadOnlySpan<byte> bytes) =>
        bytes.Length > 8 && bytes[0] == 0x89 && bytes[1..4].SequenceEqual("PNG"u8);

    /// <exception cref="PngException">The bytes are no PNG picture, or a damaged one.</exception>
    public static Pixels Read(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        if (!IsPng(bytes.Span))
        {
            throw new PngException("The picture is not a PNG file.");
        }

        PngHeader? header = null;
        byte[] palette = [], transparency = [];
        using var packed = new MemoryStream();
        foreach (var (type, data) in Chunks(bytes))
        {
            switch (type)
            {
                case "IHDR":
                    header = PngHeader.Read(data.Span);
                    break;
                case "PLTE":
                    palette = data.ToArray();
                    break;
                case "tRNS":
                    transparency = data.ToArray();
                    break;
                case "IDAT":
                    packed.Write(data.Span);
                    break;
            }
        }

        packed.Position = 0;
        var reader = new PngReader(header ?? throw new PngException("The picture has no header."), palette, transparency);
        return reader.Decode(packed, cancellationToken);
    }

    private static IEnumerable<(string Type, ReadOnlyMemory<byte> Data)> Chunks(ReadOnlyMemory<byte> bytes)
    {
        for (var at = 8; at + 12 <= bytes.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(bytes.Span[at..]);
            if (length < 0 || length > bytes.Length - at - 12)
            {
                throw new PngException("The picture ends in the middle.");
            }

            yield return (System.Text.Encoding.ASCII.GetString(bytes.Span.Slice(at + 4, 4)), bytes.Slice(at + 8, length));
            at += length + 12;
        }
    }

    private Pixels Decode(MemoryStream packed, CancellationToken cancellationToken)
    {
        try
        {
            using var data = new ZLibStream(packed, CompressionMode.Decompress);
            foreach (var pass in _header.Interlaced ? Adam7 : [(0, 0, 1, 1)])
            {
                DecodePass(data, pass, cancellationToken);
            }

            return _result;
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException)
        {
            throw new PngException("The picture's data is damaged.", e);
        }
    }

    private void DecodePass(
        ZLibStream data, (int X, int Y, int StepX, int StepY) pass, CancellationToken cancellationToken)
    {
        var width = (_header.Width - pass.X + pass.StepX - 1) / pass.StepX;
        var height = (_header.Height - pass.Y + pass.StepY - 1) / pass.StepY;
        if (width <= 0 || height <= 0)
        {
            return;
        }

        var stride = _header.StrideOf(width);
        var row = new byte[stride];
        var above = new byte[stride];
        for (var y = 0; y < height; y++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var filter = data.ReadByte();
            data.ReadExactly(row);
            Unfilter(filter, row, above);
            for (var x = 0; x < width; x++)
            {
                _result[pass.X + (x * pass.StepX), pass.Y + (y * pass.StepY)] = ColourAt(row, x);
            }

            (row, above) = (above, row);
        }
    }

    private void Unfilter(int filter, byte[] row, byte[] above)
    {
        var step = _header.FilterStep;
        for (var i = 0; i < row.Length; i++)
        {
            var left = i < step ? (byte)0 : row[i - step];
            var upLeft = i < step ? (byte)0 : above[i - step];
            row[i] += Filter.Predict(filter, left, above[i], upLeft);
        }
    }

    private Rgb ColourAt(byte[] row, int x)
    {
        var first = x * _header.Channels;
        switch (_header.ColourType)
        {
            case 3:
                return PaletteColour(row, x);
            case 0 or 4:
                var grey = Channel(row, first);
                var ground = _header.ColourType == 4 ? Channel(row, first + 1) : 1;
                return Rgb.White.Mix(new Rgb(grey, grey, grey), ground);
            default:
                var colour = new Rgb(Channel(row, first), Channel(row, first + 1), Channel(row, first + 2));
                return _header.ColourType == 6 ? Rgb.White.Mix(colour, Channel(row, first + 3)) : colour;
        }
    }

    private Rgb PaletteColour(byte[] row, int x)
    {
        var index = Raw(row, x);
        if ((index * 3) + 2 >= _palette.Length)
        {
            throw new PngException("The picture names a colour that its palette does not have.");
        }

        var at = index * 3;
        var colour = new Rgb(_palette[at] / 255f, _palette[at + 1] / 255f, _palette[at + 2] / 255f);
        return index < _transparency.Length ? Rgb.White.Mix(colour, _transparency[index] / 255f) : colour;
    }

    private float Channel(byte[] row, int sample) => Raw(row, sample) / (float)((1 << Math.Min(_header.Depth, 8)) - 1);

    /// <summary>A sample as it is stored; of sixteen bits the upper eight.</summary>
    private int Raw(byte[] row, int sample)
    {
        var bit = sample * _header.Depth;
        return _header.Depth >= 8
            ? row[bit / 8]
            : (row[bit / 8] >> (8 - _header.Depth - (bit % 8))) & ((1 << _header.Depth) - 1);
    }
}
