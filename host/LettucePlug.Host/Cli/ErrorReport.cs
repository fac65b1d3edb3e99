using System.Text.Json.Serialization;
using LettucePlug.Host.Secrets;
using LettucePlug.Sdk;

namespace LettucePlug.Host.Cli;

/// <summary>Turns what went wrong into an exit code and words: what failed, and what to type next.</summary>
internal static class ErrorReport
{
    public static int Write(Exception error, CommandOutput output, Redactor redactor, string? logFile)
    {
        var (code, message, hint, exit) = Describe(error, logFile);
        message = redactor.Redact(message);
        hint = hint is null ? null : redactor.Redact(hint);
        if (output.Json)
        {
            output.Answer.WriteLine(Json(code, message, hint));
        }

        output.Error("error: " + message);
        if (hint is not null)
        {
            output.Error("hint: " + hint);
        }

        for (var cause = error.InnerException; output.Verbose && cause is not null; cause = cause.InnerException)
        {
            output.Error(redactor.Redact($"cause: {cause.GetType().Name}: {cause.Message}"));
        }

        return exit;
    }

    /// <summary>Not an error, but no answer either: a script that reads JSON finds the reason where it looks for one.</summary>
    public static int Interrupted(CommandOutput output, int exit)
    {
        if (output.Json)
        {
            output.Answer.WriteLine(Json("interrupted", "It was interrupted before it was done.", hint: null));
        }

        output.Note("interrupted");
        return exit;
    }

    /// <summary>The line itself cannot be understood: nothing has run.</summary>
    public static int Usage(Mistake mistake, bool json, TextWriter output, TextWriter error)
    {
        if (json)
        {
            output.WriteLine(Json("usage", mistake.Message, mistake.Hint));
        }

        error.WriteLine("error: " + Printable.Line(mistake.Message));
        error.WriteLine("hint: " + Printable.Line(mistake.Hint));
        return ExitCode.Usage;
    }

    public static string Json(string code, string message, string? hint) =>
        AnswerJson.One(
            new ErrorAnswer { Error = new() { Code = code, Message = message, Hint = hint } },
            ErrorJson.Default.ErrorAnswer);

    private static (string Code, string Message, string? Hint, int Exit) Describe(Exception error, string? logFile) =>
        error switch
        {
            LettucePlugException known => (known.Code, known.Message, known.Hint, known.ExitCode),
            ProviderException provider => ("provider-failed", provider.Message, provider.Hint, ExitCode.Provider),
            StorageException storage => (StorageCode(storage.Failure), storage.Message, storage.Hint, ExitCode.Failed),
            _ => (
                "unexpected",
                $"{error.GetType().Name}: {error.Message}",
                logFile is null ? null : $"The whole story is in {logFile}",
                ExitCode.Failed),
        };

    private static string StorageCode(StorageFailure failure) => failure switch
    {
        StorageFailure.Conflict => "storage-conflict",
        StorageFailure.InvalidRequest => "storage-invalid-request",
        StorageFailure.ReadOnly => "storage-read-only",
        StorageFailure.Full => "storage-full",
        StorageFailure.Busy => "storage-busy",
        StorageFailure.Corrupt => "storage-corrupt",
        StorageFailure.TooNew => "storage-too-new",
        _ => "storage-unavailable",
    };
}

internal sealed record ErrorAnswer
{
    public required ErrorDetail Error { get; init; }
}

internal sealed record ErrorDetail
{
    public required string Code { get; init; }

    public required string Message { get; init; }

    public string? Hint { get; init; }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ErrorAnswer))]
internal sealed partial class ErrorJson : JsonSerializerContext;
