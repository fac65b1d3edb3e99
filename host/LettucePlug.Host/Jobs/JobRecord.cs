using System.Text.Json.Serialization;
using LettucePlug.Sdk;

namespace LettucePlug.Host.Jobs;

/// <summary>One call to an image model, or one download, from before it is made until after its images are stored.</summary>
internal sealed record JobRecord
{
    public required string Id { get; init; }

    public required string Kind { get; init; }

    public required JobState State { get; init; }

    /// <summary>The name of the <see cref="Routing.Feature"/> it serves.</summary>
    public required string Feature { get; init; }

    /// <summary>The configured model.</summary>
    public required string Model { get; init; }

    /// <summary>The name the service knows the model by.</summary>
    public required string ModelName { get; init; }

    public required string Connection { get; init; }

    public required string Provider { get; init; }

    public required JobRequest Request { get; init; }

    /// <summary>One of <see cref="Assets.AssetKinds"/> for what it makes.</summary>
    public required string AssetKind { get; init; }

    /// <summary>The image that what it makes descends from.</summary>
    public string? Parent { get; init; }

    public JobTarget? Target { get; init; }

    /// <summary>Where the image lies, for a job that only downloads it: fetching it again costs nothing.</summary>
    public Uri? Address { get; init; }

    /// <summary>Where a result can be fetched later. Set once the provider has taken the request.</summary>
    public string? ResumeToken { get; init; }

    public JobProgress? Progress { get; init; }

    public IReadOnlyList<string> Warnings { get; init; } = [];

    public JobError? Error { get; init; }

    public IReadOnlyList<string> Assets { get; init; } = [];

    /// <summary>The bytes of <see cref="Assets"/>, in the same order: a result that is fetched again is recognised by them.</summary>
    public IReadOnlyList<string> Blobs { get; init; } = [];

    public Usage? Usage { get; init; }

    public bool CancelRequested { get; init; }

    /// <summary>Null while nobody works on it.</summary>
    public JobOwner? Owner { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>The job this one runs again.</summary>
    public string? RetryOf { get; init; }

    /// <summary>The job that ran this one again.</summary>
    public string? RetriedBy { get; init; }

    [JsonIgnore]
    public bool IsComplete => Assets.Count >= Request.Count;

    /// <summary>Whether the provider may still hand out its result.</summary>
    [JsonIgnore]
    public bool IsResumable => ResumeToken is not null && EndedAt is null;
}
