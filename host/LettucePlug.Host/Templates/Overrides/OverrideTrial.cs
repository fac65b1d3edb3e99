using LettucePlug.Liquid;

namespace LettucePlug.Host.Templates;

/// <summary>What a text would be as the user's own version of a template: what is wrong with it, and what it becomes.</summary>
internal sealed record OverrideTrial
{
    /// <summary>Of parser, checks and linter, in the order of their places.</summary>
    public required IReadOnlyList<Diagnostic> Findings { get; init; }

    /// <summary>Rendered with the sample data; null where it has errors or could not be rendered.</summary>
    public string? Preview { get; init; }

    /// <summary>Why there is no preview although there are no errors.</summary>
    public string? Problem { get; init; }

    public bool HasErrors => Findings.Any(finding => finding.Severity == DiagnosticSeverity.Error);

    /// <param name="snapshot">Everything as it is.</param>
    /// <param name="renderer">What renders.</param>
    /// <param name="name">The template's id.</param>
    /// <param name="text">What is tried in its place.</param>
    /// <param name="cancellationToken">Ends a rendering that takes too long.</param>
    public static OverrideTrial Run(
        TemplateSnapshot snapshot, PromptRenderer renderer, string name, string text, CancellationToken cancellationToken)
    {
        var file = new PromptFile(TemplateSnapshot.OverridesId, name + ".liquid", name, null, text);
        var tried = With(snapshot, file);
        var trial = new OverrideTrial { Findings = PackLinter.Lint(file, tried) };
        if (trial.HasErrors)
        {
            return trial;
        }

        try
        {
            var prompt = renderer.Render(tried, SampleData.Find(snapshot, null, name), cancellationToken);
            return prompt.Layer == PackLayer.Override
                ? trial with { Preview = PromptPicture.Of(prompt) }
                : trial with { Problem = prompt.Warnings.Count > 0 ? prompt.Warnings[0].Message : $"The sample is rendered by '{prompt.Pack}'." };
        }
        catch (LettucePlugException error)
        {
            return trial with { Problem = error.Message };
        }
    }

    private static TemplateSnapshot With(TemplateSnapshot snapshot, PromptFile file) => new()
    {
        Packs = snapshot.Packs,
        Chosen = snapshot.Chosen,
        Overrides = new TemplatePack
        {
            Id = snapshot.Overrides.Id,
            Source = snapshot.Overrides.Source,
            IsFromPlugin = false,
            Manifest = snapshot.Overrides.Manifest,
            Prompts = [.. snapshot.Overrides.Prompts.Where(prompt => prompt.Path != file.Path), file],
            Sha256 = "",
        },
        Records = snapshot.Records,
        Problems = snapshot.Problems,
    };
}
