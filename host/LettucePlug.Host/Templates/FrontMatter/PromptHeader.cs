using LettucePlug.Liquid;

namespace LettucePlug.Host.Templates;

/// <summary>What the front matter of a prompt says.</summary>
internal sealed record PromptHeader
{
    public string? Title { get; init; }

    public string? Description { get; init; }

    public TemplateKind? Kind { get; init; }

    public string? Version { get; init; }

    public string? Extends { get; init; }

    public string? Deprecated { get; init; }

    public IReadOnlyList<InputDefinition> Inputs { get; init; } = [];

    public IReadOnlyDictionary<string, MediaRule> Media { get; init; } = new Dictionary<string, MediaRule>();

    public string Output { get; init; } = "messages";

    public WhenCondition? When { get; init; }

    public int? MaxTokens { get; init; }

    public LiquidLimits Limits { get; init; } = LiquidLimits.Default;

    public IReadOnlyList<string> DisabledRules { get; init; } = [];

    /// <summary>Where the template starts in the file.</summary>
    public int BodyStart { get; init; }
}
