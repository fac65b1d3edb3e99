using LettucePlug.Host.Conversations;

namespace LettucePlug.Host.Workflows.Chats;

/// <summary>Where a reply goes.</summary>
internal sealed record ReplyPlace
{
    public required Chat Chat { get; init; }

    public required ReplyPlaceKind Kind { get; init; }

    /// <summary>The id of the message, which is not there yet where it is a new one.</summary>
    public required string Message { get; init; }

    /// <summary>The id of the variant, which is there already where it is gone on with.</summary>
    public required string Variant { get; init; }

    /// <summary>What the reply goes on from; empty where it stands alone.</summary>
    public string Beginning { get; init; } = "";

    /// <summary>The last message that the model sees.</summary>
    public required string UpTo { get; init; }
}
