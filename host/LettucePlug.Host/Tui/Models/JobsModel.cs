using LettucePlug.Host.Jobs;

namespace LettucePlug.Host.Tui.Models;

/// <summary>The jobs of this program and of others with the same home folder: live, and what became of the last ones.</summary>
internal sealed class JobsModel(Services services, ActivityBoard board)
{
    private const int MostShown = 200;

    public IReadOnlyList<JobRecord> Items { get; private set; } = [];

    public int Version { get; private set; }

    public Problem? Problem { get; private set; }

    /// <summary>The only state that is shown; null for all.</summary>
    public JobState? Filter { get; private set; }

    public bool HasLive => Items.Any(job => job.EndedAt is null && job.State != JobState.Interrupted);

    public static bool CanCancel(JobRecord job) => job.EndedAt is null;

    public static bool CanRetry(JobRecord job) =>
        job.State is JobState.Failed or JobState.Cancelled or JobState.Interrupted && job.RetriedBy is null;

    /// <summary>How long ago it was asked for.</summary>
    public TimeSpan AgeOf(JobRecord job) => services.Time.GetUtcNow() - job.CreatedAt;

    public Task ShowAsync(JobState? state)
    {
        Filter = state;
        return LoadAsync();
    }

    public async Task LoadAsync()
    {
        try
        {
            Items = await Task.Run(async () =>
            {
                var list = new List<JobRecord>();
                await foreach (var job in services.Jobs.ListAsync(Filter, CancellationToken.None))
                {
                    list.Add(job);
                    if (list.Count == MostShown)
                    {
                        break;
                    }
                }

                return list;
            });
            Version++;
            Problem = null;
        }
        catch (Exception error)
        {
            Problem = Problem.Of(error);
        }
    }

    public async Task<Problem?> CancelAsync(JobRecord job)
    {
        if (board.Running.FirstOrDefault(activity => activity.Job == job.Id) is { } ours)
        {
            ours.Cancel();
            return null;
        }

        try
        {
            await Task.Run(() => services.CancelJob.RunAsync(job.Id, CancellationToken.None));
            await LoadAsync();
            return null;
        }
        catch (Exception error)
        {
            return Problem.Of(error);
        }
    }

    public async Task<Activity> RetryAsync(JobRecord job)
    {
        var ended = await board.RunAsync("Retry", token => services.RetryJob.RunAsync(job.Id, token));
        await LoadAsync();
        return ended;
    }
}
