using LettucePlug.Host.Workflows;

namespace LettucePlug.Host.Tui.Models;

/// <summary>Everything that runs right now, for the job bar and the key that cancels.</summary>
internal sealed class ActivityBoard(IUiThread ui, TimeProvider time)
{
    private readonly List<Activity> _running = [];

    public TimeProvider Time => time;

    public IReadOnlyList<Activity> Running => _running;

    /// <summary>The one that was started last.</summary>
    public Activity? Current => _running.Count > 0 ? _running[^1] : null;

    /// <summary>Something that runs has come further.</summary>
    public event Action<Activity>? Moved;

    /// <summary>Something ended, in whatever way.</summary>
    public event Action<Activity>? Ended;

    /// <summary>Runs a workflow beside the UI; its events arrive on the UI's thread, in order. Never throws.</summary>
    public Task<Activity> RunAsync(
        string title,
        Func<CancellationToken, IAsyncEnumerable<WorkflowEvent>> start,
        Action<WorkflowEvent>? each = null,
        string place = "") =>
        RunAsync(
            title,
            async activity =>
            {
                await foreach (var happened in start(activity.Token))
                {
                    ui.Post(() =>
                    {
                        activity.Take(happened);
                        each?.Invoke(happened);
                        Moved?.Invoke(activity);
                    });
                }
            },
            place);

    /// <summary>Runs anything that takes a while. Never throws.</summary>
    public async Task<Activity> RunAsync(string title, Func<Activity, Task> work, string place = "")
    {
        var activity = new Activity(title, time.GetTimestamp(), place);
        _running.Add(activity);
        var (state, problem) = (ActivityState.Done, default(Problem));
        try
        {
            await Task.Run(() => work(activity), CancellationToken.None);
        }
        catch (OperationCanceledException)
        {
            state = ActivityState.Cancelled;
        }
        catch (JobStoppedException stopped) when (stopped.Code == "job-cancelled")
        {
            state = ActivityState.Cancelled;
        }
        catch (Exception error)
        {
            (state, problem) = (ActivityState.Failed, Problem.Of(error));
        }

        activity.End(state, problem);
        _running.Remove(activity);
        activity.Dispose();
        Ended?.Invoke(activity);
        return activity;
    }

    public void CancelCurrent() => Current?.Cancel();

    public void CancelAll()
    {
        foreach (var activity in _running.ToList())
        {
            activity.Cancel();
        }
    }
}
