namespace LettucePlug.Host.Templates;

/// <summary>One sample of a pack, rendered by the pack's own prompt and compared with its snapshot.</summary>
internal sealed record SampleRun
{
    public required string Pack { get; init; }

    public required string Sample { get; init; }

    /// <summary><c>same</c>, <c>differs</c>, <c>new</c> where there is no snapshot, or <c>failed</c>.</summary>
    public required string State { get; init; }

    public string? Problem { get; init; }

    public string? Picture { get; init; }

    public static IReadOnlyList<SampleRun> RunAll(TemplatePack pack, TemplateSnapshot snapshot, PromptRenderer renderer, CancellationToken cancellationToken) =>
        [.. pack.Samples.OrderBy(sample => sample.Key, StringComparer.Ordinal).Select(sample => Run(pack, sample.Key, sample.Value, snapshot, renderer, cancellationToken))];

    private static SampleRun Run(
        TemplatePack pack, string name, string json, TemplateSnapshot snapshot, PromptRenderer renderer, CancellationToken cancellationToken)
    {
        var run = new SampleRun { Pack = pack.Id, Sample = name, State = "failed" };
        try
        {
            if (SampleName.IdOf(name, pack) is not { } id)
            {
                return run with { Problem = "the name of the sample begins with no id of the pack" };
            }

            var call = SampleData.Read(id, json, $"{pack.Id}/samples/{name}.json") with { Pin = $"{pack.Id}:{id}", PromptStyle = pack.Manifest?.PromptStyle };
            var picture = PromptPicture.Of(renderer.Render(snapshot, call, cancellationToken));
            run = run with { Picture = picture };
            return !pack.Expected.TryGetValue(name, out var expected) ? run with { State = "new", Problem = "there is no snapshot" }
                : expected.ReplaceLineEndings("\n").TrimEnd() == picture.TrimEnd() ? run with { State = "same" }
                : run with { State = "differs", Problem = FirstDifference(expected, picture) };
        }
        catch (LettucePlugException error)
        {
            return run with { Problem = error.Message };
        }
    }

    private static string FirstDifference(string expected, string picture)
    {
        var was = expected.ReplaceLineEndings("\n").TrimEnd().Split('\n');
        var now = picture.TrimEnd().Split('\n');
        var line = Enumerable.Range(0, Math.Max(was.Length, now.Length)).First(at => at >= was.Length || at >= now.Length || was[at] != now[at]);
        return $"line {line + 1}: expected '{(line < was.Length ? was[line] : "the end")}', rendered '{(line < now.Length ? now[line] : "the end")}'";
    }
}
