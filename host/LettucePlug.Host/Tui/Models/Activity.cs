using LettucePlug.Host.Workflows;

namespace LettucePlug.Host.Tui.Models;

/// <summary>Something that takes a while and can be stopped: how far it is, and how it ended.</summary>
internal sealed class Activity(string title, long startedAt, string place = "") : IDisposable
{
    private readonly CancellationTokenSource _stop = new();

    public string Title { get; set; } = title;

    /// <summary>The screen that tells by itself how it ends; empty for none.</summary>
    public string Place { get; } = place;

    /// <summary>A timestamp of the clock of the program.</summary>
    public long StartedAt { get; } = startedAt;

    public ActivityState State { get; private set; }

    public Problem? Problem { get; private set; }

    public string? Job { get; private set; }

    public int Step { get; private set; }

    /// <summary>0 while nobody knows.</summary>
    public int Total { get; private set; }

    /// <summary>What is going on now, in a few words.</summary>
    public string Note { get; private set; } = "";

    /// <summary>How it looks so far: the bytes of an image file.</summary>
    public ReadOnlyMemory<byte>? Preview { get; private set; }

    public bool IsCancelling => IsRunning && _stop.IsCancellationRequested;

    public bool IsRunning => State == ActivityState.Running;

    public double? Fraction => Total > 0 ? Math.Clamp((double)Step / Total, 0, 1) : null;

    public CancellationToken Token => _stop.Token;

    /// <summary>One line that says all.</summary>
    public string Line =>
        IsCancelling ? $"{Title}: stopping"
        : Note.Length > 0 ? $"{Title}: {Note}"
        : Title;

    public void Cancel()
    {
        if (IsRunning)
        {
            _stop.Cancel();
        }
    }

    public void Dispose() => _stop.Dispose();

    public void Take(WorkflowEvent happened)
    {
        switch (happened)
        {
            case WorkflowEvent.Routed routed:
                Note = $"asking {routed.Model}";
                break;
            case WorkflowEvent.JobCreated created:
                Job = created.Job.Id;
                break;
            case WorkflowEvent.Accepted:
                Note = "accepted";
                break;
            case WorkflowEvent.Queued queued:
                Note = queued.Position is { } position ? $"waiting, {position} before it" : "waiting";
                break;
            case WorkflowEvent.Progressed progressed:
                (Step, Total) = (progressed.Step, progressed.Total);
                Note = progressed.Activity ?? $"step {progressed.Step} of {progressed.Total}";
                break;
            case WorkflowEvent.Previewed previewed:
                Preview = previewed.Data;
                break;
            case WorkflowEvent.ImageStored:
                Note = "saving";
                break;
            default:
                break;
        }
    }

    public void End(ActivityState state, Problem? problem)
    {
        State = state;
        Problem = problem;
        Preview = null;
    }
}
