using LettucePlug.Host.Jobs;
using LettucePlug.Host.Tui.Models;

namespace LettucePlug.Host.Tui.Plain;

/// <summary>Jobs in lines: what runs, what failed and why, cancelled or tried again by number.</summary>
internal sealed class PlainJobs(JobsModel model, PlainDesk desk)
{
    private const int Shown = 20;

    public async Task RunAsync()
    {
        while (true)
        {
            await model.LoadAsync();
            desk.Tell(model.Problem);
            if (model.Items.Count == 0)
            {
                desk.Say("No jobs yet.");
                return;
            }

            var names = model.Items.Take(Shown).Select(NameOf).ToList();
            if (await desk.ChooseAsync("Which job? The newest is the first.", names) is not { } chosen)
            {
                return;
            }

            await desk.TryAsync(() => WithAsync(model.Items[chosen]));
        }
    }

    private static string NameOf(JobRecord job) => $"{job.Kind} with {job.Model}: {job.State.ToString().ToLowerInvariant()}";

    private async Task WithAsync(JobRecord job)
    {
        desk.Say($"Job {job.Id}: {job.Request.Prompt}");
        if (job.Error is { } error)
        {
            desk.Say($"It failed: {error.Message}");
        }

        (string Name, Func<Task> Run)[] entries =
        [
            .. JobsModel.CanCancel(job)
                ? [("Cancel it", (Func<Task>)(async () => desk.Tell(await model.CancelAsync(job), "Cancelled.")))]
                : Array.Empty<(string, Func<Task>)>(),
            .. JobsModel.CanRetry(job)
                ? [("Try it again", (Func<Task>)(async () =>
                {
                    var again = model.RetryAsync(job);
                    await desk.WaitAsync(again);
                    desk.Tell((await again).Problem, "Done.");
                }))]
                : Array.Empty<(string, Func<Task>)>(),
        ];
        if (entries.Length > 0 && await desk.ChooseAsync("What about it?", [.. entries.Select(entry => entry.Name)]) is { } chosen)
        {
            await entries[chosen].Run();
        }
    }
}
