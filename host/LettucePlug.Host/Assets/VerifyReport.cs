namespace LettucePlug.Host.Assets;

/// <summary>What a look at the whole store found.</summary>
internal sealed record VerifyReport
{
    public bool Ok => Problems.Count == 0;

    public required int Assets { get; init; }

    public required int Blobs { get; init; }

    public required long Bytes { get; init; }

    /// <summary>Blobs that no asset has: what a process left that ended while it stored an image. They do no harm.</summary>
    public required IReadOnlyList<string> Orphans { get; init; }

    public required IReadOnlyList<VerifyFinding> Problems { get; init; }

    /// <summary>Worth knowing, and no damage: an image whose source is no longer there.</summary>
    public required IReadOnlyList<VerifyFinding> Notes { get; init; }
}

internal sealed record VerifyFinding
{
    public required string Code { get; init; }

    public string? Asset { get; init; }

    public string? Sha256 { get; init; }

    public required string Message { get; init; }
}
