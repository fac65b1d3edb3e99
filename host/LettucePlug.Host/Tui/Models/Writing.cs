namespace LettucePlug.Host.Tui.Models;

/// <summary>A reply that is being written.</summary>
internal sealed record Writing
{
    /// <summary>The name of a reply that has no message yet.</summary>
    public const string New = "(new)";

    /// <summary>The message it will be, or <see cref="New"/>.</summary>
    public required string Message { get; init; }

    public string Text { get; init; } = "";

    /// <summary>A prompt for a scene image is being written; it is not shown.</summary>
    public bool IsScenePrompt { get; init; }

    /// <summary>The model thinks before it answers.</summary>
    public bool IsThinking { get; init; }
}
