namespace LettucePlug.Imaging;

/// <summary>Writes Huffman codes and plain bits, stuffing a zero behind each byte that looks like a marker.</summary>
internal sealed class JpegBitWriter(MemoryStream target)
{
    private uint _bits;
    private int _count;

    /// <summary>Codes by value: the code in the high bits, its length in the low eight.</summary>
    public static int[] CodesOf(ReadOnlySpan<byte> counts, ReadOnlySpan<byte> values)
    {
        var codes = new int[256];
        int code = 0, position = 0;
        for (var length = 1; length <= 16; length++, code <<= 1)
        {
            for (var index = 0; index < counts[length - 1]; index++)
            {
                codes[values[position++]] = (code++ << 8) | length;
            }
        }

        return codes;
    }

    public void WriteCode(int entry) => Write(entry >> 8, entry & 0xFF);

    public void Write(int value, int length)
    {
        _bits = (_bits << length) | (uint)(value & ((1 << length) - 1));
        _count += length;
        while (_count >= 8)
        {
            var next = (byte)(_bits >> (_count - 8));
            target.WriteByte(next);
            if (next == 0xFF)
            {
                target.WriteByte(0);
            }

            _count -= 8;
        }
    }

    /// <summary>Fills the last byte with ones, as T.81 asks before a marker.</summary>
    public void Flush()
    {
        if (_count > 0)
        {
            Write((1 << (8 - _count)) - 1, 8 - _count);
        }

        _bits = 0;
    }
}
