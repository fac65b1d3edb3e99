namespace LettucePlug.Imaging;

/// <summary>A Huffman table (T.81, annex C) with a table of the short codes for the first look.</summary>
internal sealed class JpegHuffmanTable
{
    public const int LookBits = 9;
    private const int LongestCode = 16;

    private readonly byte[] _values;

    // For each length: the largest code plus one, aligned to 16 bits, and what turns a code into a position.
    private readonly int[] _limits = new int[LongestCode + 2];
    private readonly int[] _offsets = new int[LongestCode + 1];

    // Length in the high byte, value in the low one; zero for codes longer than the look.
    private readonly ushort[] _look = new ushort[1 << LookBits];

    public JpegHuffmanTable(ReadOnlySpan<byte> counts, ReadOnlySpan<byte> values)
    {
        _values = values.ToArray();
        int code = 0, position = 0;
        for (var length = 1; length <= LongestCode; length++)
        {
            var count = counts[length - 1];
            _offsets[length] = position - code;
            if (code + count > 1 << length)
            {
                throw CorruptImageException.Because("JPEG", "a Huffman table defines more codes than there are");
            }

            for (var index = 0; index < count; index++, code++, position++)
            {
                if (length <= LookBits)
                {
                    var entry = (ushort)((length << 8) | _values[position]);
                    _look.AsSpan(code << (LookBits - length), 1 << (LookBits - length)).Fill(entry);
                }
            }

            _limits[length] = code << (LongestCode - length);
            code <<= 1;
        }

        _limits[LongestCode + 1] = int.MaxValue;
    }

    /// <summary>Length and value of the code that begins the 16 bits given.</summary>
    public (int Length, byte Value) Find(int sixteenBits)
    {
        var entry = _look[sixteenBits >> (16 - LookBits)];
        if (entry != 0)
        {
            return (entry >> 8, (byte)entry);
        }

        var length = LookBits + 1;
        while (sixteenBits >= _limits[length])
        {
            length++;
        }

        var position = length <= LongestCode ? (sixteenBits >> (LongestCode - length)) + _offsets[length] : -1;
        return position >= 0 && position < _values.Length
            ? (length, _values[position])
            : throw CorruptImageException.Because("JPEG", "it uses a code that no Huffman table defines");
    }
}
