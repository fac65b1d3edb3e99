using System.Buffers.Binary;

namespace LettucePlug.Imaging;

internal sealed partial class JpegDecoder
{
    private void ReadFrame(ReadOnlySpan<byte> segment)
    {
        if (_components.Length > 0)
        {
            throw UnsupportedImageException.Feature(Format, "more than one frame");
        }

        if (segment.Length < 6 || segment.Length < 6 + (segment[5] * 3))
        {
            throw CorruptImageException.Ended(Format, "its frame header");
        }

        if (segment[0] != 8)
        {
            throw UnsupportedImageException.Feature(Format, $"{segment[0]} bits a sample");
        }

        _size = new PixelSize(
            BinaryPrimitives.ReadUInt16BigEndian(segment[3..]), BinaryPrimitives.ReadUInt16BigEndian(segment[1..]));
        if (_size.Width == 0 || _size.Height == 0)
        {
            throw UnsupportedImageException.Feature(Format, "a size given after the pixels, or none");
        }

        var count = segment[5];
        if (count is not (1 or 3 or 4))
        {
            throw UnsupportedImageException.Feature(Format, $"{count} colour planes");
        }

        var components = new JpegComponent[count];
        for (var index = 0; index < count; index++)
        {
            var entry = segment.Slice(6 + (index * 3), 3);
            components[index] = new JpegComponent
            {
                Id = entry[0],
                H = entry[1] >> 4,
                V = entry[1] & 15,
                QuantIndex = entry[2],
            };
            if (components[index].H is < 1 or > 4 || components[index].V is < 1 or > 4 || entry[2] > 3)
            {
                throw CorruptImageException.Because(Format, "a colour plane has impossible sampling factors");
            }
        }

        options.Limits.CheckPixels(Format, _size, Bitmap.BytesPerPixel);
        Layout(components);
        Allocate(components);
        _components = components;
    }

    private void Layout(JpegComponent[] components)
    {
        _maxH = components.Max(component => component.H);
        _maxV = components.Max(component => component.V);
        _mcus = new PixelSize(Ceiling(_size.Width, 8 * _maxH), Ceiling(_size.Height, 8 * _maxV));
        foreach (var component in components)
        {
            component.Samples = new PixelSize(
                Ceiling(_size.Width * component.H, _maxH), Ceiling(_size.Height * component.V, _maxV));
            component.Blocks = new PixelSize(Ceiling(component.Samples.Width, 8), Ceiling(component.Samples.Height, 8));
            component.PaddedBlocks = new PixelSize(_mcus.Width * component.H, _mcus.Height * component.V);
        }
    }

    private void Allocate(JpegComponent[] components)
    {
        // The picture, perhaps once more to turn it; the planes; a progressive frame's coefficients.
        var pictures = options.ApplyOrientation && _orientation != 1 ? 2 : 1;
        var samples = components.Sum(component => component.PaddedBlocks.Area * 64);
        var bytesPerSample = _isProgressive ? 1 + sizeof(short) : 1;
        var rows = components.Length * ((1L + sizeof(int)) * _size.Width);
        options.Limits.CheckMemory(
            Format, (_size.Area * Bitmap.BytesPerPixel * pictures) + (samples * bytesPerSample) + rows);
        foreach (var component in components)
        {
            component.Plane = new byte[component.PaddedBlocks.Area * 64];
            component.Coefficients = _isProgressive ? new short[component.PaddedBlocks.Area * 64] : [];
        }
    }

    private static int Ceiling(int value, int unit) => (value + unit - 1) / unit;
}
