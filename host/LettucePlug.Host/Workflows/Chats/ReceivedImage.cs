using LettucePlug.Host.Assets;

namespace LettucePlug.Host.Workflows.Chats;

/// <summary>An image that came with a reply: its bytes, its address, or why it could not be kept.</summary>
internal sealed record ReceivedImage
{
    public StoredImage? Stored { get; init; }

    /// <summary>To be downloaded once the text is safe.</summary>
    public Uri? Address { get; init; }

    public string? Problem { get; init; }

    public string? ProviderState { get; init; }
}
