using System.Buffers.Text;
using System.Text;
using System.Text.Json;

namespace LettucePlug.Sdk;

/// <summary>Writes images into JSON.</summary>
public static class JsonWriting
{
    /// <summary>Writes an image as a data URI.</summary>
    /// <param name="writer">The writer, where a value is expected.</param>
    /// <param name="mediaType">The media type.</param>
    /// <param name="content">The bytes.</param>
    public static void WriteDataUri(this Utf8JsonWriter writer, string mediaType, ReadOnlySpan<byte> content)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentException.ThrowIfNullOrWhiteSpace(mediaType);
        WriteBase64(writer, $"data:{mediaType};base64,", content);
    }

    /// <summary>Writes an image as plain base64 text.</summary>
    /// <param name="writer">The writer, where a value is expected.</param>
    /// <param name="content">The bytes.</param>
    public static void WriteBase64(this Utf8JsonWriter writer, ReadOnlySpan<byte> content)
    {
        ArgumentNullException.ThrowIfNull(writer);
        WriteBase64(writer, "", content);
    }

    private static void WriteBase64(Utf8JsonWriter writer, string prefix, ReadOnlySpan<byte> content)
    {
        // A multiple of three, so that every piece but the last comes out without padding.
        const int pieceSize = 48 * 1024;
        Span<byte> text = new byte[Base64.GetMaxEncodedToUtf8Length(pieceSize)];
        writer.WriteStringValueSegment(Encoding.UTF8.GetBytes(prefix), isFinalSegment: false);
        while (content.Length > pieceSize)
        {
            Base64.EncodeToUtf8(content[..pieceSize], text, out _, out var written);
            writer.WriteStringValueSegment(text[..written], isFinalSegment: false);
            content = content[pieceSize..];
        }

        Base64.EncodeToUtf8(content, text, out _, out var last);
        writer.WriteStringValueSegment(text[..last], isFinalSegment: true);
    }
}
