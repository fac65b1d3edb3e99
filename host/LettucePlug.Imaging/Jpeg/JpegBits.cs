using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace LettucePlug.Imaging;

/// <summary>
/// The bits of one entropy-coded segment. Stops at the next marker and then yields zero bits, counting them, so that
/// the decoder can check after each block rather than at each bit.
/// </summary>
internal ref struct JpegBits
{
    private readonly ReadOnlySpan<byte> _data;
    private ulong _bits;
    private int _count;
    private int _invented;

    public JpegBits(ReadOnlySpan<byte> data, int position)
    {
        _data = data;
        Position = position;
    }

    /// <summary>Where the next byte is taken from; at a marker once one was met.</summary>
    public int Position { get; private set; }

    /// <summary>Whether bits were used that the file does not hold.</summary>
    public readonly bool IsOverrun => _invented > _count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Decode(JpegHuffmanTable table)
    {
        if (_count < 16)
        {
            Fill();
        }

        var (length, value) = table.Find((int)(_bits >> 48));
        Drop(length);
        return value;
    }

    /// <summary>Reads up to 16 bits as a plain number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Take(int count)
    {
        if (count == 0)
        {
            return 0;
        }

        if (_count < count)
        {
            Fill();
        }

        var value = (int)(_bits >> (64 - count));
        Drop(count);
        return value;
    }

    /// <summary>Reads a signed value of a magnitude category (T.81, F.2.2.1).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int TakeSigned(int category)
    {
        var value = Take(category);
        return category == 0 || value >= 1 << (category - 1) ? value : value - (1 << category) + 1;
    }

    /// <summary>Leaves the rest of the segment and steps over a restart marker; false when there is none.</summary>
    public bool TryRestart()
    {
        _bits = 0;
        _count = 0;
        _invented = 0;
        var at = Position;
        while (at + 1 < _data.Length)
        {
            if (_data[at] == 0xFF && _data[at + 1] is >= 0xD0 and <= 0xD7)
            {
                Position = at + 2;
                return true;
            }

            if (_data[at] == 0xFF && _data[at + 1] is not (0 or 0xFF))
            {
                return false;
            }

            at++;
        }

        return false;
    }

    private void Drop(int count)
    {
        _bits <<= count;
        _count -= count;
    }

    private void Fill()
    {
        while (_count <= 32 && Position + 4 <= _data.Length)
        {
            var four = BinaryPrimitives.ReadUInt32BigEndian(_data[Position..]);

            // True when one of the bytes is 0xFF, which needs the careful way.
            if (((~four - 0x01010101) & four & 0x80808080) != 0)
            {
                break;
            }

            _bits |= (ulong)four << (32 - _count);
            _count += 32;
            Position += 4;
        }

        while (_count <= 48)
        {
            ulong next = 0;
            if (Position < _data.Length && _data[Position] != 0xFF)
            {
                next = _data[Position++];
            }
            else if (Position + 1 < _data.Length && _data[Position + 1] == 0)
            {
                next = 0xFF;
                Position += 2;
            }
            else
            {
                _invented += 8;
            }

            _bits |= next << (56 - _count);
            _count += 8;
        }
    }
}
