using System.Buffers.Binary;
using System.Text;

namespace LettucePlug.Imaging;

/// <summary>
/// The comment segments of a JPEG (T.81, B.2.4.5) and its XMP packet (XMP part 3, 1.1.3). A comment has no keyword of
/// its own, so one is kept as a first line <c>keyword:</c> before the text.
/// </summary>
internal static class JpegTexts
{
    private const string Format = "JPEG";
    private const byte Comment = 0xFE;
    private const byte Application1 = 0xE1;
    private const int LongestSegment = 65533;

    private static ReadOnlySpan<byte> XmpSignature => "http://ns.adobe.com/xap/1.0/\0"u8;

    public static async Task<IReadOnlyList<ImageText>> ReadAsync(
        ForwardReader input, ImageLimits limits, CancellationToken cancellationToken)
    {
        var texts = new List<ImageText>();
        long total = 0;
        input.Drop(2);
        while (await TryNextAsync(input, cancellationToken).ConfigureAwait(false) is var (marker, length))
        {
            if (TextOf(marker, input.Filled[..length]) is { } text)
            {
                total += length;
                texts.Add(text);
            }

            if (total > limits.MaxTextBytes)
            {
                throw ImageTooLargeException.Text("The text of the JPEG image", total, limits.MaxTextBytes);
            }

            input.Drop(length);
        }

        return texts;
    }

    public static async Task WriteAsync(
        ForwardReader input, Stream destination, ImageTextChanges changes, CancellationToken cancellationToken)
    {
        // Made first, so that a text that does not fit is refused before anything is written.
        var added = changes.Set.Select(Encode).ToList();
        await input.TryPassAsync(2, destination, cancellationToken).ConfigureAwait(false);
        var isWritten = false;
        while (await TryNextAsync(input, cancellationToken).ConfigureAwait(false) is var (marker, length))
        {
            // JFIF and EXIF want to come first; the texts follow the application segments.
            if (!isWritten && marker is < 0xE0 or > 0xEF)
            {
                await WriteAllAsync(added, destination, cancellationToken).ConfigureAwait(false);
                isWritten = true;
            }

            var isDropped = TextOf(marker, input.Filled[..length]) is { } text && changes.Drops(text.Keyword);
            await input.TryPassAsync(length, isDropped ? null : destination, cancellationToken).ConfigureAwait(false);
        }

        if (!isWritten)
        {
            await WriteAllAsync(added, destination, cancellationToken).ConfigureAwait(false);
        }

        await input.PassRestAsync(destination, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Makes the next segment before the scan visible as a whole; null at the scan or the end.</summary>
    private static async ValueTask<(byte Marker, int Length)?> TryNextAsync(
        ForwardReader input, CancellationToken cancellationToken)
    {
        if (!await input.TryFillAsync(4, cancellationToken).ConfigureAwait(false))
        {
            throw CorruptImageException.Ended(Format, "its segments");
        }

        var (first, marker) = (input.Filled[0], input.Filled[1]);
        if (first != 0xFF)
        {
            throw CorruptImageException.Because(Format, "a segment does not begin with a marker");
        }

        if (marker is 0xDA or 0xD9)
        {
            return null;
        }

        if (marker is 0xFF or 0x01 or (>= 0xD0 and <= 0xD8))
        {
            return (marker, marker == 0xFF ? 1 : 2);
        }

        var length = BinaryPrimitives.ReadUInt16BigEndian(input.Filled[2..]) + 2;
        if (length < 4 || !await input.TryFillAsync(length, cancellationToken).ConfigureAwait(false))
        {
            throw CorruptImageException.Ended(Format, "a segment");
        }

        return (marker, length);
    }

    private static ImageText? TextOf(byte marker, ReadOnlySpan<byte> segment)
    {
        if (segment.Length < 4)
        {
            return null;
        }

        var data = segment[4..];
        if (marker == Application1 && data.StartsWith(XmpSignature))
        {
            return new ImageText
            {
                Keyword = ImageText.XmpKeyword,
                Text = Encoding.UTF8.GetString(data[XmpSignature.Length..]),
            };
        }

        if (marker != Comment)
        {
            return null;
        }

        var text = Encoding.UTF8.GetString(data.TrimEnd((byte)0));
        var line = text.IndexOf(":\n", StringComparison.Ordinal);
        var hasKeyword = line is >= 1 and <= 79 && !text.AsSpan(0, line).Contains('\n');
        return hasKeyword
            ? new ImageText { Keyword = text[..line], Text = text[(line + 2)..] }
            : new ImageText { Keyword = ImageText.CommentKeyword, Text = text };
    }

    private static byte[] Encode(ImageText text)
    {
        var isXmp = text.Keyword == ImageText.XmpKeyword;
        var isBare = text.Keyword == ImageText.CommentKeyword;
        var data = Encoding.UTF8.GetBytes(isXmp || isBare ? text.Text : $"{text.Keyword}:\n{text.Text}");
        byte[] content = isXmp ? [.. XmpSignature, .. data] : data;
        if (content.Length > LongestSegment)
        {
            throw ImageTooLargeException.Text($"The text '{text.Keyword}' in a JPEG", content.Length, LongestSegment);
        }

        var segment = new byte[content.Length + 4];
        segment[0] = 0xFF;
        segment[1] = isXmp ? Application1 : Comment;
        BinaryPrimitives.WriteUInt16BigEndian(segment.AsSpan(2), (ushort)(content.Length + 2));
        content.CopyTo(segment.AsSpan(4));
        return segment;
    }

    private static async ValueTask WriteAllAsync(
        List<byte[]> segments, Stream destination, CancellationToken cancellationToken)
    {
        foreach (var segment in segments)
        {
            await destination.WriteAsync(segment, cancellationToken).ConfigureAwait(false);
        }
    }
}
