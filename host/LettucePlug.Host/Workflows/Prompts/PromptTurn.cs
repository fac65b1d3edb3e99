using LettucePlug.Sdk;

namespace LettucePlug.Host.Workflows.Prompts;

/// <summary>One message of a prompt, or the place of the conversation among them.</summary>
internal sealed record PromptTurn
{
    public required ChatRole Role { get; init; }

    public required IReadOnlyList<PromptPiece> Pieces { get; init; }
}
