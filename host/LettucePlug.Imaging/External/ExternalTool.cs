namespace LettucePlug.Imaging;

/// <summary>An outside program that reads an image from its standard input and writes its pixels to its output.</summary>
public sealed record ExternalTool
{
    /// <summary>The name people know and install it by.</summary>
    public required string Name { get; init; }

    /// <summary>The full path of the executable.</summary>
    public required string Path { get; init; }

    /// <summary>The types it decodes.</summary>
    public required IReadOnlyList<string> MediaTypes { get; init; }

    /// <summary>Its arguments; no shell sees them.</summary>
    public required IReadOnlyList<string> Arguments { get; init; }

    /// <summary>The form in which it writes the pixels.</summary>
    public ExternalOutput Output { get; init; }

    /// <summary>The programs known here, in order of preference, their paths not yet looked up.</summary>
    internal static IReadOnlyList<ExternalTool> Known { get; } =
    [
        new()
        {
            Name = "dwebp",
            Path = "dwebp",
            MediaTypes = [ImageMediaTypes.WebP],
            Arguments = ["-quiet", "-o", "-", "--", "-"],
        },
        new()
        {
            Name = "ffmpeg",
            Path = "ffmpeg",
            MediaTypes = [ImageMediaTypes.WebP, ImageMediaTypes.Avif, ImageMediaTypes.Heic],

            // "cache:" lets the demuxer seek in a pipe, which ISO files need.
            Arguments =
            [
                "-v", "error", "-protocol_whitelist", "cache,pipe", "-i", "cache:pipe:0",
                "-frames:v", "1", "-f", "image2pipe", "-c:v", "png", "pipe:1",
            ],
        },
        new()
        {
            Name = "magick",
            Path = "magick",
            MediaTypes = [ImageMediaTypes.WebP, ImageMediaTypes.Avif, ImageMediaTypes.Heic],
            Arguments = ["-[0]", "png:-"],
        },
        new()
        {
            // The name of the same program before its version 7.
            Name = "convert",
            Path = "convert",
            MediaTypes = [ImageMediaTypes.WebP, ImageMediaTypes.Avif, ImageMediaTypes.Heic],
            Arguments = ["-[0]", "png:-"],
        },
        new()
        {
            Name = "chafa",
            Path = "chafa",
            MediaTypes = [ImageMediaTypes.WebP, ImageMediaTypes.Avif, ImageMediaTypes.Heic],

            // It draws for terminals only: in square cells of 8x8 pixels, scaled to fit. Last, since others give all pixels.
            Arguments =
            [
                "--format", "kitty", "--animate", "off", "--preprocess", "off", "--font-ratio", "1/1", "--size", "128x128", "-",
            ],
            Output = ExternalOutput.KittyGraphics,
        },
    ];
}
