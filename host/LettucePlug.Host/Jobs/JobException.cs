namespace LettucePlug.Host.Jobs;

/// <summary>A job that was named is not there, or not in a state for what was asked.</summary>
internal sealed class JobException(string code, string message, int exitCode) : LettucePlugException(message)
{
    public override string Code { get; } = code;

    public override int ExitCode { get; } = exitCode;

    public static JobException NotFound(string id) =>
        new("no-such-job", $"There is no job '{id}'.", Host.ExitCode.Usage)
        {
            Hint = "'lettuceplug jobs list' shows all.",
        };

    public static JobException Ambiguous(string typed, IEnumerable<string> ids) =>
        new(
            "ambiguous-job",
            $"'{typed}' is the beginning of more than one job's id, such as {string.Join(" and ", ids)}.",
            Host.ExitCode.Usage)
        {
            Hint = "Type more of it.",
        };

    public static JobException EndedAlready(JobRecord job) =>
        new("job-has-ended", $"The job '{job.Id}' has ended already: it is {Word(job.State)}.", Host.ExitCode.Failed);

    public static JobException StillRuns(JobRecord job) =>
        new("job-still-runs", $"The job '{job.Id}' still runs.", Host.ExitCode.Failed)
        {
            Hint = $"To stop it: lettuceplug jobs cancel {job.Id}",
        };

    public static JobException NothingToRetry(JobRecord job) =>
        new("job-is-done", $"The job '{job.Id}' is done; there is nothing to try again.", Host.ExitCode.Failed)
        {
            Hint = job.Assets is [var asset, ..] ? $"To make such an image again: lettuceplug replay {asset}" : null,
        };

    public static JobException RetriedAlready(JobRecord job, string by) =>
        new("job-was-retried", $"The job '{job.Id}' was run again already, as '{by}'.", Host.ExitCode.Failed)
        {
            Hint = $"lettuceplug jobs show {by}",
        };

    public static JobException NotResumable(JobRecord job) =>
        new("job-not-resumable", $"The provider has nothing to fetch for the job '{job.Id}'.", Host.ExitCode.Failed)
        {
            Hint = $"To send it again: lettuceplug jobs retry {job.Id}",
        };

    /// <summary>Another process took the job over; whatever this one has is not written any more.</summary>
    public static JobException TakenOver(string id) =>
        new("job-taken-over", $"The job '{id}' was taken over by another lettuceplug.", Host.ExitCode.Failed)
        {
            Hint = $"lettuceplug jobs show {id}",
        };

    public static string Word(JobState state) => state.ToString().ToLowerInvariant();
}
