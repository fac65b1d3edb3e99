namespace LettucePlug.Sdk;

/// <summary>An image in the answer.</summary>
public sealed record ChatImage : ChatUpdate
{
    /// <value>The image; its stream follows the rules of <see cref="ImageContent.FromStream"/>.</value>
    public required ImageContent Image { get; init; }

    /// <value>
    /// Opaque text that the service wants back when this image is part of the conversation again; null where it
    /// wants none. The host stores it with the image and hands it back as <see cref="ChatPart.ProviderState"/>, to
    /// the same provider only.
    /// </value>
    public string? ProviderState { get; init; }
}
