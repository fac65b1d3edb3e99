using LettucePlug.Liquid;

namespace LettucePlug.Host.Templates;

/// <summary>A wish for one prompt: which template, what it is about, and who had a say in the choice.</summary>
internal sealed record TemplateCall
{
    /// <summary>The template's id, such as <c>scene.writer</c>; the host's own ids are in <see cref="TemplateKinds"/>.</summary>
    public required string Id { get; init; }

    /// <summary>
    /// The variables by their names of <c>docs/templates.md</c>: text, numbers, booleans, dictionaries, sequences.
    /// What is missing, blank or empty is nil to the template; the host completes objects with all their fields.
    /// </summary>
    public IReadOnlyDictionary<string, object?> Inputs { get; init; } = new Dictionary<string, object?>();

    /// <summary>The media of each slot, in the order they are to be sent.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<MediaRef>> Media { get; init; } =
        new Dictionary<string, IReadOnlyList<MediaRef>>();

    /// <summary>Exactly this template and no other: <c>pack:id</c> or <c>pack:id@version</c>.</summary>
    public string? Pin { get; init; }

    /// <summary>The choice of the running session: <c>pack</c> or <c>pack:id</c>.</summary>
    public string? SessionChoice { get; init; }

    /// <summary>The choice bound to the character, then the one bound to the model: <c>pack</c> or <c>pack:id</c>.</summary>
    public IReadOnlyList<string> BoundChoices { get; init; } = [];

    /// <summary>
    /// How the image model wants its prompts: <c>prose</c> or <c>tags</c>. A pack made for that style counts as bound
    /// to the model; templates see it as <c>prompt_style</c>.
    /// </summary>
    public string? PromptStyle { get; init; }

    /// <summary>Such as <c>tr-TR</c>; null for the language the pack was written in.</summary>
    public string? Locale { get; init; }

    /// <summary>The tokens the prompt may have before sections are left out; null for no bound but the template's own.</summary>
    public int? TokenBudget { get; init; }

    /// <summary>What is known of the model and the provider, for <c>when</c> conditions.</summary>
    public ModelFacts Model { get; init; } = new();
}
