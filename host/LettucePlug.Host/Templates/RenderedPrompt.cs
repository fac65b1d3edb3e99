using LettucePlug.Liquid;

namespace LettucePlug.Host.Templates;

/// <summary>A prompt, and exactly where it came from.</summary>
internal sealed record RenderedPrompt
{
    /// <summary>
    /// The messages: a role each, and parts of text, media and history. A message whose role is null is only the place
    /// of the conversation's history. Roles and parts come from the template alone, never from a value.
    /// </summary>
    public required IReadOnlyList<PromptMessage> Messages { get; init; }

    /// <summary>All text of the messages, a blank line between them: the prompt itself where a model takes only text.</summary>
    public required string Text { get; init; }

    public required string TemplateId { get; init; }

    /// <summary>The pack's id; <c>overrides</c> for the user's own version.</summary>
    public required string Pack { get; init; }

    public required string Version { get; init; }

    public string? Locale { get; init; }

    /// <summary>The SHA-256 of the template file, in hex.</summary>
    public required string Hash { get; init; }

    public required PackLayer Layer { get; init; }

    /// <summary>The estimated tokens.</summary>
    public required int Tokens { get; init; }

    public IReadOnlyList<string> DroppedSections { get; init; } = [];

    /// <summary>What the user should know: broken templates that were passed over, dropped sections, missing strings.</summary>
    public IReadOnlyList<Diagnostic> Warnings { get; init; } = [];
}
