namespace LettucePlug.Imaging;

/// <summary>The image is of a type that only an outside program can decode, and none did.</summary>
public sealed class PreviewUnavailableException : ImagingException
{
    private PreviewUnavailableException(string message, string hint, string mediaType, Exception? cause)
        : base(message, hint, cause)
    {
        MediaType = mediaType;
    }

    /// <summary>The type of the image that could not be shown.</summary>
    public string MediaType { get; }

    internal static PreviewUnavailableException NoTool(string mediaType, IReadOnlyCollection<string> tools) => new(
        $"No program that decodes {mediaType} was found.",
        $"Install one of: {string.Join(", ", tools)}.",
        mediaType,
        null);

    internal static PreviewUnavailableException Failed(
        string mediaType, string tool, string reason, Exception? cause = null) => new(
        $"The program '{tool}' could not decode the {mediaType} image: {reason}.",
        "Check that the file opens elsewhere, or convert it to PNG.",
        mediaType,
        cause);
}
