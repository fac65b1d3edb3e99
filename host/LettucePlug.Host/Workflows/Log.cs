using Microsoft.Extensions.Logging;

namespace LettucePlug.Host.Workflows;

internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Warning, "How job {Job} ended could not be written down")]
    public static partial void CouldNotRecordEnd(ILogger logger, string job, Exception cause);

    [LoggerMessage(2, LogLevel.Warning, "Job {Job} could not be looked at")]
    public static partial void CouldNotLook(ILogger logger, string job, Exception cause);

    [LoggerMessage(3, LogLevel.Information, "Job {Job} of a process that is gone is {State} now")]
    public static partial void Recovered(ILogger logger, string job, string state);

    [LoggerMessage(4, LogLevel.Warning, "The provider of job {Job} could not be told to stop")]
    public static partial void CouldNotCancel(ILogger logger, string job, Exception cause);
}
