using LettucePlug.Host.Assets;

namespace LettucePlug.Host.Workflows.Prompts;

/// <summary>Text, pictures, or the place where the conversation goes.</summary>
internal abstract record PromptPiece
{
    private PromptPiece()
    {
    }

    public sealed record Words(string Text) : PromptPiece;

    public sealed record Pictures(IReadOnlyList<AssetReference> References) : PromptPiece;

    /// <summary>Null for all of the conversation.</summary>
    public sealed record Conversation(int? Last) : PromptPiece;
}
