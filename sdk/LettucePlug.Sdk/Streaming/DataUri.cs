using System.Text;

namespace LettucePlug.Sdk;

/// <summary>Data URIs (RFC 2397) with base64 content.</summary>
public static class DataUri
{
    /// <summary>Reads an image from a data URI or from plain base64 text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="mediaType">The type a data URI names; null otherwise.</param>
    /// <returns>The bytes.</returns>
    /// <exception cref="ProviderException">It is neither (<see cref="ProviderFailure.Protocol"/>).</exception>
    public static byte[] Read(string text, out string? mediaType)
    {
        ArgumentNullException.ThrowIfNull(text);
        mediaType = null;
        var base64 = text.AsSpan();
        if (text.StartsWith("data:", StringComparison.OrdinalIgnoreCase))
        {
            var comma = text.IndexOf(',', StringComparison.Ordinal);
            if (comma < 0 || !ReadHead(text[5..comma], out mediaType))
            {
                throw new ProviderException(ProviderFailure.Protocol, "An image in the answer is a data URI without base64.");
            }

            base64 = base64[(comma + 1)..];
        }

        var bytes = new byte[(base64.Length / 4 * 3) + 3];
        return Convert.TryFromBase64Chars(base64, bytes, out var length)
            ? bytes[..length]
            : throw new ProviderException(ProviderFailure.Protocol, "An image in the answer is cut off, or no base64 text.");
    }

    /// <summary>Writes a data URI.</summary>
    /// <param name="mediaType">The media type.</param>
    /// <param name="content">The bytes.</param>
    /// <returns>The URI.</returns>
    public static string Write(string mediaType, ReadOnlySpan<byte> content)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(mediaType);
        return new StringBuilder("data:").Append(mediaType).Append(";base64,").Append(Convert.ToBase64String(content)).ToString();
    }

    internal static bool ReadHead(string head, out string? mediaType)
    {
        var parts = head.Split(';');
        mediaType = parts[0].Trim() is { Length: > 0 } named ? named.ToLowerInvariant() : null;
        return parts.Length > 1 && parts[^1].Trim().Equals("base64", StringComparison.OrdinalIgnoreCase);
    }
}
