namespace LettucePlug.Imaging;

/// <summary>The bytes may be fine, but they use something this library does not do.</summary>
public sealed class UnsupportedImageException : ImagingException
{
    private UnsupportedImageException(string message, string? hint)
        : base(message, hint, null)
    {
    }

    internal static UnsupportedImageException Feature(string format, string feature) =>
        new($"The {format} image uses {feature}, which is not supported.", "Convert the image to PNG.");

    internal static UnsupportedImageException NotAnImage() =>
        new("The data is not an image of a known type.", "Known types: PNG, JPEG, GIF, BMP, WebP, AVIF, HEIC, SVG.");

    internal static UnsupportedImageException Type(string mediaType) =>
        new($"Images of type {mediaType} cannot be decoded here.", "Convert the image to PNG or JPEG.");

    internal static UnsupportedImageException Embedding(string mediaType) =>
        new($"Text cannot be embedded in {mediaType}.", "Export as PNG or JPEG, or keep the text in a file beside it.");
}
