namespace LettucePlug.Terminal;

/// <summary>A message as a <see cref="ChatTranscript"/> shows it.</summary>
public sealed record ChatMessage
{
    /// <summary>What it is known by; unique in the transcript.</summary>
    public required string Id { get; init; }

    /// <summary>Higher whenever something about it has changed. What was made of an equal version is used again.</summary>
    public int Version { get; init; }

    /// <summary>Who speaks.</summary>
    public required string Speaker { get; init; }

    /// <summary>How the name looks.</summary>
    public Role SpeakerRole { get; init; } = Role.Character;

    /// <summary>What stands after the name in muted letters: time, model, <c>2/3</c>.</summary>
    public string Note { get; init; } = "";

    /// <summary>What is said, with light markdown. It is sanitised when it is shown.</summary>
    public required string Text { get; init; }

    /// <summary>Whether it is still being written.</summary>
    public bool IsStreaming { get; init; }

    /// <summary>Why it could not be written to its end; empty when it could.</summary>
    public string Error { get; init; } = "";

    /// <summary>The pictures that belong to it, shown below the text.</summary>
    public IReadOnlyList<ChatAttachment> Attachments { get; init; } = [];
}
