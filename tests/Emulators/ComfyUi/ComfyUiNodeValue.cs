namespace LettucePlug.Emulators;

/// <summary>What a node gives: enough to tell afterwards from which words and pictures a result was made.</summary>
internal sealed record ComfyUiNodeValue
{
    /// <summary>The same for the same node with the same inputs.</summary>
    public required string Digest { get; init; }

    public int Batch { get; init; } = 1;

    /// <summary>The hashes of the references, in the order of the inputs they came through.</summary>
    public IReadOnlyList<string> References { get; init; } = [];

    public IReadOnlyList<string> Texts { get; init; } = [];

    public string? Seed { get; init; }
}
