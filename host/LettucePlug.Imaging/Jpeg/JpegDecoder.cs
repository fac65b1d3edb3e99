using System.Buffers.Binary;

namespace LettucePlug.Imaging;

/// <summary>
/// Decodes JPEG (ITU T.81): baseline, extended and progressive Huffman frames of 8 bits; grey, YCbCr, RGB, CMYK and
/// YCCK; any integer subsampling; restart intervals. One instance decodes one file.
/// </summary>
internal sealed partial class JpegDecoder(
    ReadOnlyMemory<byte> file, ImageDecodeOptions options, CancellationToken cancellationToken)
{
    private const string Format = "JPEG";

    // Real files have about ten; hostile ones buy a pass over all blocks with a few bytes.
    private const int MostScans = 256;

    private readonly ushort[]?[] _quants = new ushort[]?[4];
    private readonly JpegHuffmanTable?[] _dcTables = new JpegHuffmanTable?[4];
    private readonly JpegHuffmanTable?[] _acTables = new JpegHuffmanTable?[4];
    private JpegComponent[] _components = [];
    private PixelSize _size;
    private PixelSize _mcus;
    private int _maxH;
    private int _maxV;
    private bool _isProgressive;
    private int _restartInterval;
    private int _orientation = 1;
    private int? _adobeTransform;
    private bool _isJfif;

    public Bitmap Decode()
    {
        var data = file.Span;
        var at = 2;
        var scans = 0;
        while (TryNextMarker(data, ref at, out var marker))
        {
            if (marker == 0xD9)
            {
                break;
            }

            if (marker is 0x01 or (>= 0xD0 and <= 0xD8))
            {
                continue;
            }

            var segment = TakeSegment(data, ref at);
            if (marker != 0xDA)
            {
                ReadSegment(marker, segment);
                continue;
            }

            if (++scans > MostScans)
            {
                throw CorruptImageException.Because(Format, $"it has more than {MostScans} scans");
            }

            at = ReadScan(data, at, segment);
        }

        if (scans == 0)
        {
            throw CorruptImageException.Because(Format, "it holds no pixels");
        }

        if (_isProgressive)
        {
            TransformAll();
        }

        var bitmap = Paint();
        return options.ApplyOrientation ? bitmap.Oriented(_orientation) : bitmap;
    }

    private static bool TryNextMarker(ReadOnlySpan<byte> data, ref int at, out byte marker)
    {
        // Bytes between segments are against the rules, yet other decoders pass over them.
        while (at + 1 < data.Length)
        {
            if (data[at] == 0xFF && data[at + 1] is not (0 or 0xFF))
            {
                marker = data[at + 1];
                at += 2;
                return true;
            }

            at++;
        }

        marker = 0;
        return false;
    }

    private static ReadOnlySpan<byte> TakeSegment(ReadOnlySpan<byte> data, ref int at)
    {
        if (at + 2 > data.Length)
        {
            throw CorruptImageException.Ended(Format, "a segment");
        }

        var length = BinaryPrimitives.ReadUInt16BigEndian(data[at..]);
        if (length < 2 || at + length > data.Length)
        {
            throw CorruptImageException.Ended(Format, "a segment");
        }

        at += length;
        return data.Slice(at - length + 2, length - 2);
    }

    private void ReadSegment(byte marker, ReadOnlySpan<byte> segment)
    {
        switch (marker)
        {
            case 0xC0 or 0xC1 or 0xC2:
                _isProgressive = marker == 0xC2;
                ReadFrame(segment);
                break;
            case 0xC4:
                ReadHuffmanTables(segment);
                break;
            case >= 0xC3 and <= 0xCF:
                throw UnsupportedImageException.Feature(
                    Format, marker is >= 0xC9 ? "arithmetic coding" : "lossless or hierarchical coding");
            case 0xDB:
                ReadQuantTables(segment);
                break;
            case 0xDD when segment.Length >= 2:
                _restartInterval = BinaryPrimitives.ReadUInt16BigEndian(segment);
                break;
            case 0xE0:
                _isJfif |= segment.StartsWith("JFIF\0"u8);
                break;
            case 0xE1 when _orientation == 1:
                _orientation = ExifOrientation.Read(segment);
                break;
            case 0xEE when segment.Length >= 12 && segment.StartsWith("Adobe"u8):
                _adobeTransform = segment[11];
                break;
            default:
                break;
        }
    }

    private void ReadQuantTables(ReadOnlySpan<byte> segment)
    {
        while (!segment.IsEmpty)
        {
            var isWide = segment[0] >> 4 != 0;
            var index = segment[0] & 15;
            var length = isWide ? 128 : 64;
            if (index > 3 || segment.Length < length + 1)
            {
                throw CorruptImageException.Because(Format, "a quantisation table is broken");
            }

            var table = new ushort[64];
            for (var entry = 0; entry < 64; entry++)
            {
                table[entry] = isWide
                    ? BinaryPrimitives.ReadUInt16BigEndian(segment[((entry * 2) + 1)..])
                    : segment[entry + 1];
            }

            _quants[index] = table;
            segment = segment[(length + 1)..];
        }
    }

    private void ReadHuffmanTables(ReadOnlySpan<byte> segment)
    {
        while (!segment.IsEmpty)
        {
            var index = segment[0] & 15;
            var isAc = segment[0] >> 4 != 0;
            if (segment.Length < 17 || index > 3 || segment[0] >> 4 > 1)
            {
                throw CorruptImageException.Because(Format, "a Huffman table is broken");
            }

            var counts = segment.Slice(1, 16);
            var total = 0;
            foreach (var count in counts)
            {
                total += count;
            }

            if (total > 256 || segment.Length < 17 + total)
            {
                throw CorruptImageException.Because(Format, "a Huffman table is broken");
            }

            (isAc ? _acTables : _dcTables)[index] = new JpegHuffmanTable(counts, segment.Slice(17, total));
            segment = segment[(17 + total)..];
        }
    }
}
