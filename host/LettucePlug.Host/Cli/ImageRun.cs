using System.Globalization;
using LettucePlug.Host.Assets;
using LettucePlug.Host.Connections;
using LettucePlug.Host.Jobs;
using LettucePlug.Host.Workflows;

namespace LettucePlug.Host.Cli;

/// <summary>Runs a workflow that makes images, says on stderr how it goes, and answers with what came of it.</summary>
internal static class ImageRun
{
    /// <summary>Puts the jobs of processes that were killed in order, and says where a result waits to be fetched.</summary>
    public static async Task SweepAsync(CommandCall call)
    {
        var waiting = await call.Get<RecoverJobs>().SweepAsync(call.CancellationToken);
        if (waiting.Count > 0)
        {
            call.Output.Note(waiting.Count == 1
                ? "The result of an interrupted job can be fetched: lettuceplug jobs resume"
                : $"The results of {waiting.Count} interrupted jobs can be fetched: lettuceplug jobs resume");
        }
    }

    public static async Task<int> AnswerAsync(CommandCall call, IAsyncEnumerable<WorkflowEvent> events, string? outPath)
    {
        var files = OutFiles.Prepare(outPath);
        var outcome = await events.ToOutcomeAsync(happened => Say(call, happened), call.CancellationToken);
        call.Output.Progress("");
        var answers = await WriteAsync(call, outcome.Assets, files);
        var answer = new ImageAnswer { Job = outcome.Job.Id, Assets = answers, Warnings = outcome.Warnings };
        call.Output.One(answer, AssetAnswers.Default.ImageAnswer, (one, text) =>
        {
            foreach (var asset in one.Assets)
            {
                text.WriteLine(Line(asset));
            }
        });
        return ExitCode.Done;
    }

    public static async Task<List<AssetAnswer>> WriteAsync(
        CommandCall call, IReadOnlyList<AssetRecord> assets, OutFiles? files)
    {
        var answers = new List<AssetAnswer>(assets.Count);
        for (var index = 0; index < assets.Count; index++)
        {
            string? file = null;
            if (files is not null)
            {
                file = files.NameOf(assets[index], index, assets.Count, call.Output.Note);
                await call.Get<AssetExport>().CopyAsync(assets[index], file, call.CancellationToken);
            }

            answers.Add(await AssetAnswer.FromAsync(assets[index], call, file));
        }

        return answers;
    }

    public static string Line(AssetAnswer asset) =>
        $"{asset.Id}  {asset.Size}  {Printable.Line(asset.File ?? asset.Path ?? asset.Mime)}";

    public static void Say(CommandCall call, WorkflowEvent happened)
    {
        switch (happened)
        {
            case WorkflowEvent.Routed routed:
                if (call.Get<Catalog>().IsFresh && routed.Connection == "sketch")
                {
                    call.Output.Note(
                        "Drawn by Sketch, the bundled offline provider. To connect a real one: lettuceplug connections add PROVIDER");
                }
                else if (call.Output.Verbose)
                {
                    call.Output.Note($"model {routed.Model}: {string.Join("; ", routed.Reasons)}");
                }

                break;
            case WorkflowEvent.JobCreated created when call.Output.Verbose:
                call.Output.Note($"job {created.Job.Id}");
                break;
            case WorkflowEvent.JobCreated created:
                call.Output.Progress($"{created.Job.Model}: sent");
                break;
            case WorkflowEvent.Queued queued:
                call.Output.Progress(queued.Position is { } position
                    ? string.Create(CultureInfo.InvariantCulture, $"waiting, {position} before it")
                    : "waiting");
                break;
            case WorkflowEvent.Progressed progress:
                call.Output.Progress(string.Create(
                    CultureInfo.InvariantCulture, $"{progress.Activity ?? "step"} {progress.Step}/{progress.Total}"));
                break;
            case WorkflowEvent.ImageStored:
                call.Output.Progress("stored");
                break;
            case WorkflowEvent.Warned warned:
                call.Output.Progress("");
                call.Output.Warn(warned.Message);
                break;
            case WorkflowEvent.JobEnded { Job: { State: not JobState.Done } job }:
                call.Output.Progress("");
                call.Output.Note($"job {job.Id} is {JobException.Word(job.State)}");
                break;
        }
    }
}
