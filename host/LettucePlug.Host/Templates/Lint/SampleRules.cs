using LettucePlug.Liquid;

namespace LettucePlug.Host.Templates;

/// <summary>What only rendering a pack's samples shows: those that fail, and those that no longer look like their snapshots.</summary>
internal static class SampleRules
{
    public static IReadOnlyList<Diagnostic> Check(
        TemplatePack pack, TemplateSnapshot snapshot, PromptRenderer renderer, CancellationToken cancellationToken) => pack.IsBroken ? [] :
    [
        .. SampleRun.RunAll(pack, snapshot, renderer, cancellationToken).Select(run => run.State switch
        {
            "failed" => Warning(TemplateCodes.BadSample, $"{pack.Id}/samples/{run.Sample}.json", $"the sample cannot be rendered: {run.Problem}", null),
            "differs" => Warning(
                TemplateCodes.SnapshotDiffers, $"{pack.Id}/expected/{run.Sample}.txt", $"the snapshot is not what the sample becomes now: {run.Problem}",
                "'lettuceplug templates test FOLDER --accept' writes it anew"),
            _ => null,
        }).OfType<Diagnostic>(),
    ];

    private static Diagnostic Warning(DiagnosticCode code, string file, string message, string? hint) =>
        new() { Code = code, Severity = DiagnosticSeverity.Warning, File = file, Message = message, Hint = hint };
}
