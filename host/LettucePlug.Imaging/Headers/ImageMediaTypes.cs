namespace LettucePlug.Imaging;

/// <summary>The media types this library tells apart.</summary>
public static class ImageMediaTypes
{
    /// <summary>Portable Network Graphics.</summary>
    public const string Png = "image/png";

    /// <summary>JPEG, baseline or progressive.</summary>
    public const string Jpeg = "image/jpeg";

    /// <summary>Graphics Interchange Format.</summary>
    public const string Gif = "image/gif";

    /// <summary>Windows bitmap.</summary>
    public const string Bmp = "image/bmp";

    /// <summary>WebP, lossy or lossless.</summary>
    public const string WebP = "image/webp";

    /// <summary>AV1 in an ISO container.</summary>
    public const string Avif = "image/avif";

    /// <summary>HEVC in an ISO container.</summary>
    public const string Heic = "image/heic";

    /// <summary>Scalable Vector Graphics; recognised, never rendered.</summary>
    public const string Svg = "image/svg+xml";

    /// <summary>The usual file extension with its dot, or null for a type that is not one of these.</summary>
    public static string? Extension(string mediaType) => mediaType switch
    {
        Png => ".png",
        Jpeg => ".jpg",
        Gif => ".gif",
        Bmp => ".bmp",
        WebP => ".webp",
        Avif => ".avif",
        Heic => ".heic",
        Svg => ".svg",
        _ => null,
    };
}
