using LettucePlug.Sdk;

namespace LettucePlug.Provider.Gemini;

/// <summary>One part of an answer: words or a picture.</summary>
internal sealed record ReplyPart
{
    public string? Text { get; init; }

    public SpooledImage? Image { get; init; }

    public string? MediaType { get; init; }

    /// <summary>Part of the thinking, not of the answer: drafts of the picture come so, too.</summary>
    public bool IsThought { get; init; }

    /// <summary>What the service wants back with the picture when the conversation goes on.</summary>
    public string? Signature { get; init; }
}
