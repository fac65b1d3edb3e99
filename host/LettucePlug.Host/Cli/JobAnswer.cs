using System.Text.Json.Serialization;
using LettucePlug.Host.Jobs;

namespace LettucePlug.Host.Cli;

internal sealed record JobAnswer
{
    public required string Id { get; init; }

    public required string Kind { get; init; }

    public required JobState State { get; init; }

    public required string Model { get; init; }

    public required string Connection { get; init; }

    public required string Prompt { get; init; }

    public JobProgress? Progress { get; init; }

    public JobError? Error { get; init; }

    public required IReadOnlyList<string> Assets { get; init; }

    public IReadOnlyList<string>? Warnings { get; init; }

    /// <summary>True where the result can still be fetched from the provider.</summary>
    public bool? Resumable { get; init; }

    public string? Chat { get; init; }

    public string? Message { get; init; }

    public required DateTime CreatedAt { get; init; }

    public DateTime? EndedAt { get; init; }

    public string? RetryOf { get; init; }

    public string? RetriedBy { get; init; }

    public static JobAnswer From(JobRecord job) => new()
    {
        Id = job.Id,
        Kind = job.Kind,
        State = job.State,
        Model = job.Model,
        Connection = job.Connection,
        Prompt = job.Request.Prompt,
        Progress = job.Progress,
        Error = job.Error,
        Assets = job.Assets,
        Warnings = job.Warnings.Count > 0 ? job.Warnings : null,
        Resumable = job.IsResumable ? true : null,
        Chat = job.Target?.Chat,
        Message = job.Target?.Message,
        CreatedAt = job.CreatedAt.UtcDateTime,
        EndedAt = job.EndedAt?.UtcDateTime,
        RetryOf = job.RetryOf,
        RetriedBy = job.RetriedBy,
    };
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(JobAnswer))]
internal sealed partial class JobAnswers : JsonSerializerContext;
