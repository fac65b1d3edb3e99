using System.Buffers.Binary;

namespace LettucePlug.Imaging;

/// <summary>Walks the segments of a JPEG (ITU T.81, annex B) up to its frame header, noting the EXIF orientation.</summary>
internal sealed class JpegHeaderParser : IHeaderParser
{
    private bool _started;
    private int _orientation = 1;

    public HeaderStep Next(ReadOnlySpan<byte> window, bool atEnd)
    {
        if (!_started)
        {
            _started = true;
            return HeaderStep.Skip(2);
        }

        if (window.Length < 4)
        {
            return atEnd ? HeaderStep.Reject : HeaderStep.Need(4);
        }

        if (window[0] != 0xFF)
        {
            return HeaderStep.Reject;
        }

        var marker = window[1];
        if (marker == 0xFF)
        {
            return HeaderStep.Skip(1);
        }

        if (marker is 0x01 or (>= 0xD0 and <= 0xD7))
        {
            return HeaderStep.Skip(2);
        }

        var length = BinaryPrimitives.ReadUInt16BigEndian(window[2..]);
        if (marker is 0xD8 or 0xD9 or 0xDA or 0x00 || length < 2)
        {
            return HeaderStep.Reject;
        }

        var isFrame = marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);
        var wanted = isFrame ? 9 : marker == 0xE1 && _orientation == 1 ? length + 2 : 4;
        if (window.Length < wanted)
        {
            return atEnd ? HeaderStep.Reject : HeaderStep.Need(wanted);
        }

        if (isFrame)
        {
            return HeaderStep.Found(
                ImageMediaTypes.Jpeg,
                new PixelSize(
                    BinaryPrimitives.ReadUInt16BigEndian(window[7..]),
                    BinaryPrimitives.ReadUInt16BigEndian(window[5..])),
                _orientation);
        }

        if (wanted > 4)
        {
            _orientation = ExifOrientation.Read(window[4..wanted]);
        }

        return HeaderStep.Skip(length + 2);
    }
}
