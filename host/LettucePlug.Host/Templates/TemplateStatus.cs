using LettucePlug.Liquid;

namespace LettucePlug.Host.Templates;

/// <summary>How a template stands: which version is used, whether it is the user's own, and what is wrong on the way to it.</summary>
internal sealed record TemplateStatus
{
    public required string Id { get; init; }

    public string? Title { get; init; }

    /// <summary>Null for a template that the host does not ask for by itself.</summary>
    public TemplateKind? Kind { get; init; }

    /// <summary>The version in use; null where none can be used.</summary>
    public PromptFile? Chosen { get; init; }

    public required bool IsOverridden { get; init; }

    /// <summary>Whether the host needs it, so that it cannot go away.</summary>
    public required bool IsProtected { get; init; }

    /// <summary>Whether a version that should have been used was passed over because it is broken.</summary>
    public required bool IsDegraded { get; init; }

    public IReadOnlyList<Diagnostic> Diagnostics { get; init; } = [];

    /// <summary>In one or two words.</summary>
    public string Word =>
        Chosen is null ? "BROKEN" : IsDegraded ? "degraded" : IsOverridden ? "own version" : IsProtected ? "protected" : "ok";

    public static TemplateStatus Of(TemplateSnapshot snapshot, string id)
    {
        var steps = TemplateResolver.Explain(snapshot, new TemplateCall { Id = id }, _ => true);
        var chosen = steps.FirstOrDefault(step => step.Problem is null)?.Prompt;
        var faulty = steps.TakeWhile(step => step.Problem is not null).Where(step => step is { IsFault: true, Prompt: not null }).ToList();
        return new TemplateStatus
        {
            Id = id,
            Title = chosen?.Header.Title ?? TemplateKinds.OfTemplate(id)?.Title,
            Kind = chosen?.Kind ?? TemplateKinds.OfTemplate(id),
            Chosen = chosen,
            IsOverridden = snapshot.Overrides.Prompts.Any(prompt => prompt.Id == id),
            IsProtected = TemplateKinds.OfTemplate(id) is not null,
            IsDegraded = faulty.Count > 0 || chosen is null,
            Diagnostics =
            [
                .. faulty.SelectMany(step => snapshot.Check(step.Prompt!)).Concat(chosen is null ? [] : snapshot.Check(chosen)), // Filtered above.
            ],
        };
    }
}
