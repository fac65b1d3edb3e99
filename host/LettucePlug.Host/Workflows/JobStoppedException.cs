namespace LettucePlug.Host.Workflows;

/// <summary>A job did not end well for a reason that lies neither with the provider nor with the store.</summary>
internal sealed class JobStoppedException(string code, string message) : LettucePlugException(message)
{
    public override string Code { get; } = code;

    public static JobStoppedException Cancelled(string job) =>
        new("job-cancelled", $"The job '{job}' was cancelled from elsewhere.")
        {
            Hint = $"To run it again: lettuceplug jobs retry {job}",
        };

    public static JobStoppedException TooSlow(string job, TimeSpan limit) =>
        new("job-timeout", $"The job '{job}' was given up after {limit.TotalMinutes:0.#} minutes.")
        {
            Hint = "To wait longer: lettuceplug settings set jobs.timeoutMinutes MINUTES",
        };
}
