using System.Globalization;
using LettucePlug.Host.Jobs;
using LettucePlug.Host.Tui.Models;
using LettucePlug.Terminal;

namespace LettucePlug.Host.Tui.Screens;

/// <summary>What is being made, what was made, and what went wrong with it.</summary>
internal sealed class JobsPage : ListPage<JobRecord>
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly JobsModel _model;
    private bool _isWatching;

    public JobsPage(JobsModel model)
        : base("jobs", "Jobs", job => $"{Mark(job.State)} {Word(job),-11} {job.Kind}: {job.Request.PromptParts.Text}")
    {
        _model = model;
    }

    protected override IReadOnlyList<JobRecord> Items => _model.Items;

    protected override Problem? Problem => _model.Problem;

    public override IEnumerable<Command> Commands() =>
    [
        Does("cancel", "Cancel the job", "c", () => Go(CancelAsync()), 60, "Cancel job", () => List.Current is { } job && JobsModel.CanCancel(job)),
        Does("retry", "Run the job again", "r", () => Go(RetryAsync()), 60, "Retry", () => List.Current is { } job && JobsModel.CanRetry(job)),
        Does("filter", "Show one state only", "f", () => Go(FilterAsync()), 50, "Filter"),
        Does("refresh", "Look again", "R", () => Go(_model.LoadAsync()), 10, "Refresh"),
        ReadKey(),
    ];

    public override string About =>
        "Everything that was asked of providers: what runs and waits, what it made, and what went wrong with it. Nothing is lost by leaving.";

    public override bool Back()
    {
        if (_model.Filter is null)
        {
            return false;
        }

        Go(_model.ShowAsync(null));
        return true;
    }

    public override void Open() => Go(_model.LoadAsync());

    protected override string Heading(JobRecord item) => $"Job {item.Id}";

    protected override StyledText Describe(JobRecord item)
    {
        var facts = new Facts()
            .Line("State", Word(item.State), RoleOf(item.State))
            .Line("Runs for", item.EndedAt is null ? _model.AgeOf(item).ToString(@"h\:mm\:ss", CultureInfo.InvariantCulture) : null)
            .Line("What", $"{item.Kind} for {item.Feature}")
            .Line("Model", $"{item.Model} ({item.ModelName} of {item.Connection})")
            .Line("Progress", item.Progress is { Step: { } step } progress ? $"step {step} of {progress.Total}{(progress.Activity is { Length: > 0 } activity ? ", " + activity : "")}" : item.Progress?.Activity)
            .Line("Began", item.CreatedAt.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) + " UTC")
            .Line("Took", item.EndedAt is { } end ? (end - item.CreatedAt).ToString(@"h\:mm\:ss", CultureInfo.InvariantCulture) : null)
            .Line("Images", string.Join(", ", item.Assets))
            .Line("Retry of", item.RetryOf)
            .Line("Retried by", item.RetriedBy);
        if (item.Error is { } error)
        {
            facts.Heading("What went wrong").Text("! " + error.Message, Role.Error).Text(error.Hint);
            facts.Text(error.Retryable ? "Running it again may help: r" : null);
            facts.Text(error.MayHaveBeenCharged ? "The service may have charged for it." : null, Role.Warning);
        }

        foreach (var warning in item.Warnings)
        {
            facts.Text("! " + warning, Role.Warning);
        }

        return facts.Heading("Prompt").Text(item.Request.Prompt).Build();
    }

    protected override void Paint(Canvas canvas)
    {
        if (_model.HasLive && !_isWatching && App is { } app)
        {
            _isWatching = true;
            app.After(Pause, () =>
            {
                _isWatching = false;
                if (ReferenceEquals(App, app))
                {
                    Go(_model.LoadAsync());
                }
            });
        }

        List.EmptyText = _model.Filter is null ? "No jobs yet. The images you make appear here." : $"No jobs that are {Word(_model.Filter.Value)}. Esc shows all.";
        base.Paint(canvas);
    }

    // Marks and words beside the colours: meaning never rests on colour alone.
    private static string Mark(JobState state) => state switch
    {
        JobState.Done => "+",
        JobState.Failed => "!",
        JobState.Cancelled or JobState.Interrupted => "-",
        _ => "*",
    };

    private static string Word(JobRecord job) =>
        job is { EndedAt: null, Progress: { Step: { } step, Total: > 0 and var total } } ? $"{step * 100 / total}%" : Word(job.State);

    private static string Word(JobState state) => state.ToString().ToLowerInvariant();

    private static Role RoleOf(JobState state) => state switch
    {
        JobState.Done => Role.Success,
        JobState.Failed => Role.Error,
        JobState.Cancelled or JobState.Interrupted => Role.Warning,
        _ => Role.Accent,
    };

    private async Task FilterAsync()
    {
        JobState?[] states = [null, .. Enum.GetValues<JobState>().Cast<JobState?>()];
        if (await Ask.ForOneOf(Ui, "Show", states, state => state is { } one ? Word(one) : "every job") is (true, var picked))
        {
            await _model.ShowAsync(picked);
        }
    }

    private async Task CancelAsync()
    {
        if (List.Current is { } job)
        {
            Tell(await _model.CancelAsync(job));
        }
    }

    private async Task RetryAsync()
    {
        if (List.Current is { } job)
        {
            await _model.RetryAsync(job);
        }
    }
}
