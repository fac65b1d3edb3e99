using LettucePlug.Sdk;
using Microsoft.Extensions.Logging;

namespace LettucePlug.Host.Http;

/// <summary>No query, header or body is ever a parameter here.</summary>
internal static partial class Log
{
    [LoggerMessage(Level = LogLevel.Debug, Message = "{Call} answered {Status} after {Milliseconds} ms")]
    public static partial void Answered(ILogger logger, CallName call, int status, double milliseconds);

    [LoggerMessage(Level = LogLevel.Debug, Message = "{Call} ended with {Bytes} bytes after {Milliseconds} ms")]
    public static partial void Ended(ILogger logger, CallName call, long bytes, double milliseconds);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Connection}: attempt {Attempt} failed ({Failure}); the next follows in {Milliseconds} ms")]
    public static partial void TryingAgain(
        ILogger logger, string connection, int attempt, ProviderFailure? failure, double milliseconds);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Call} failed: {Failure} (status {Status})")]
    public static partial void Failed(ILogger logger, CallName call, ProviderFailure failure, int? status);

    [LoggerMessage(Level = LogLevel.Debug, Message = "{Call}: the web socket is open")]
    public static partial void SocketOpened(ILogger logger, CallName call);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Connection}: the header '{Header}' cannot be set by hand and is left out")]
    public static partial void HeaderLeftOut(ILogger logger, string connection, string header);
}
