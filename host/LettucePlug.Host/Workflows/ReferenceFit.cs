using System.Security.Cryptography;
using LettucePlug.Imaging;
using LettucePlug.Sdk;
using ImageLimits = LettucePlug.Sdk.ImageLimits;

namespace LettucePlug.Host.Workflows;

/// <summary>
/// Makes one reference fit what a model takes: scaled down, or written in another format. Whatever is done is said;
/// what cannot be made to fit is sent as it is, since the service may take it all the same.
/// </summary>
internal static class ReferenceFit
{
    private const int JpegQuality = 92;

    /// <summary>Each step leaves little more than half of the pixels; six leave a fifth of each side.</summary>
    private const double Shrink = 0.75;
    private const int MostSteps = 6;

    public static async ValueTask<ImageReference> FitAsync(
        ImageReference reference,
        string name,
        ImageLimits limits,
        Action<WorkflowEvent.Warned> warn,
        CancellationToken cancellationToken)
    {
        if (Problem(reference, limits) is not { } problem)
        {
            return reference;
        }

        try
        {
            if (await RewriteAsync(reference, limits, cancellationToken) is { } fitting)
            {
                warn(new($"The reference '{name}' {problem}; it is sent as {fitting.MediaType} of {fitting.Size}."));
                return fitting;
            }
        }
        catch (ImagingException cannot)
        {
            warn(new($"The reference '{name}' {problem}, and cannot be changed ({cannot.Message}); it is sent as it is."));
            return reference;
        }

        warn(new($"The reference '{name}' {problem}; it is sent as it is."));
        return reference;
    }

    private static string? Problem(ImageReference reference, ImageLimits limits)
    {
        if (limits.MaxReferenceEdge is { } edge && reference.Size is { } size && Math.Max(size.Width, size.Height) > edge)
        {
            return $"is {size}, and the model takes {edge} pixels a side";
        }

        if (limits.MaxReferenceBytes is { } most && reference.Data.Length > most)
        {
            return $"has {reference.Data.Length} bytes, and the model takes {most}";
        }

        return Allows(limits, reference.MediaType)
            ? null
            : $"is {reference.MediaType}, and the model takes {string.Join(", ", limits.ReferenceMediaTypes)}";
    }

    /// <summary>Null where no format that the model takes can be written here, or nothing gets small enough.</summary>
    private static async ValueTask<ImageReference?> RewriteAsync(
        ImageReference reference, ImageLimits limits, CancellationToken cancellationToken)
    {
        using var file = new MemoryStream(reference.Data.ToArray(), writable: false);
        var whole = await ImageDecoder.DecodeAsync(file, options: null, cancellationToken);
        var edge = limits.MaxReferenceEdge ?? Math.Max(whole.Width, whole.Height);
        var size = BitmapScaler.Fit(whole.Size, new PixelSize(edge, edge));
        for (var step = 0; step < MostSteps; step++)
        {
            var scaled = BitmapScaler.Scale(whole, size, linearLight: true, cancellationToken: cancellationToken);
            foreach (var type in new[] { ImageMediaTypes.Png, ImageMediaTypes.Jpeg }.Where(type => Allows(limits, type)))
            {
                var bytes = type == ImageMediaTypes.Png
                    ? PngEncoder.Encode(scaled, cancellationToken: cancellationToken)
                    : JpegEncoder.Encode(scaled, new JpegEncodeOptions { Quality = JpegQuality }, cancellationToken);
                if (bytes.Length <= (limits.MaxReferenceBytes ?? long.MaxValue))
                {
                    return reference with
                    {
                        MediaType = type,
                        Data = bytes,
                        Sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes)),
                        Size = new ImageSize(scaled.Width, scaled.Height),
                    };
                }
            }

            size = new PixelSize(Math.Max(1, (int)(size.Width * Shrink)), Math.Max(1, (int)(size.Height * Shrink)));
        }

        return null;
    }

    private static bool Allows(ImageLimits limits, string type) =>
        limits.ReferenceMediaTypes.Count == 0 || limits.ReferenceMediaTypes.Contains(type);
}
