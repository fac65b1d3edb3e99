using LettucePlug.Host.Jobs;

namespace LettucePlug.Host.Cli;

/// <summary>What came of a command that makes images.</summary>
internal sealed record ImageAnswer
{
    public required string Job { get; init; }

    public required IReadOnlyList<AssetAnswer> Assets { get; init; }

    public required IReadOnlyList<string> Warnings { get; init; }
}

internal sealed record CompareAnswer
{
    public required IReadOnlyList<ComparedAnswer> Results { get; init; }
}

internal sealed record ComparedAnswer
{
    public required string Model { get; init; }

    public required IReadOnlyList<AssetAnswer> Assets { get; init; }

    public required long DurationMs { get; init; }

    public JobError? Error { get; init; }
}

internal sealed record ExportAnswer
{
    public required string Id { get; init; }

    public required string Path { get; init; }

    /// <summary>Whether what made the image is written into the file.</summary>
    public required bool Embedded { get; init; }
}

internal sealed record RemovedAnswer
{
    public required int Removed { get; init; }
}
