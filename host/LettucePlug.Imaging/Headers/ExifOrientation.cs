using System.Buffers.Binary;

namespace LettucePlug.Imaging;

/// <summary>Finds tag 0x0112 in the first directory of an EXIF block; anything odd counts as upright.</summary>
internal static class ExifOrientation
{
    private const int Upright = 1;
    private const int EntryLength = 12;

    public static int Read(ReadOnlySpan<byte> segment)
    {
        if (!segment.StartsWith("Exif\0\0"u8) || segment.Length < 14)
        {
            return Upright;
        }

        var tiff = segment[6..];
        var isLittle = tiff.StartsWith("II"u8);
        if (!isLittle && !tiff.StartsWith("MM"u8))
        {
            return Upright;
        }

        var directory = isLittle
            ? BinaryPrimitives.ReadUInt32LittleEndian(tiff[4..])
            : BinaryPrimitives.ReadUInt32BigEndian(tiff[4..]);
        if (directory > (uint)tiff.Length - 2)
        {
            return Upright;
        }

        var entries = tiff[(int)directory..];
        var count = Short(entries, isLittle);
        entries = entries[2..];
        for (var entry = 0; entry < count && entries.Length >= EntryLength; entry++, entries = entries[EntryLength..])
        {
            if (Short(entries, isLittle) == 0x0112)
            {
                var value = Short(entries[8..], isLittle);
                return value is >= 1 and <= 8 ? value : Upright;
            }
        }

        return Upright;
    }

    private static ushort Short(ReadOnlySpan<byte> bytes, bool isLittle) => isLittle
        ? BinaryPrimitives.ReadUInt16LittleEndian(bytes)
        : BinaryPrimitives.ReadUInt16BigEndian(bytes);
}
