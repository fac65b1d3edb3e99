using System.Buffers.Binary;

namespace LettucePlug.Imaging;

/// <summary>
/// Steps through the chunks of a PNG in memory. A critical chunk with a wrong CRC is an error; an ancillary one is
/// passed over.
/// </summary>
internal sealed class PngChunks(ReadOnlyMemory<byte> file)
{
    private const int Frame = 12;
    private int _next = FormatSignatures.Png.Length;

    /// <summary>The type of the current chunk as its four letters.</summary>
    public uint Type { get; private set; }

    public ReadOnlyMemory<byte> Data { get; private set; }

    public static uint Name(ReadOnlySpan<byte> letters) => BinaryPrimitives.ReadUInt32BigEndian(letters);

    public bool MoveNext()
    {
        while (true)
        {
            var rest = file.Span[_next..];
            if (rest.Length < Frame)
            {
                return false;
            }

            var length = BinaryPrimitives.ReadUInt32BigEndian(rest);
            if (length > (uint)rest.Length - Frame)
            {
                throw CorruptImageException.Ended("PNG", "a chunk");
            }

            var body = rest.Slice(4, (int)length + 4);
            Type = Name(body);
            Data = file.Slice(_next + 8, (int)length);
            _next += (int)length + Frame;
            if (Crc32.Of(body) == BinaryPrimitives.ReadUInt32BigEndian(rest[((int)length + 8)..]))
            {
                return true;
            }

            // Bit 5 of the first letter, its case, says whether a decoder may do without the chunk.
            var isCritical = (body[0] & 0x20) == 0;
            if (isCritical)
            {
                throw CorruptImageException.Because("PNG", "the checksum of a chunk is wrong");
            }
        }
    }
}
