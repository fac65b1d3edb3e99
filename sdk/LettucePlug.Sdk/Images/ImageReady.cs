namespace LettucePlug.Sdk;

/// <summary>One image is done.</summary>
public sealed record ImageReady : ImageUpdate
{
    /// <value>The image.</value>
    public required ImageContent Image { get; init; }

    /// <value>The seed that was used; null where the service does not tell.</value>
    public ulong? Seed { get; init; }

    /// <value>The prompt as the service rewrote it; null where it did not, or does not tell.</value>
    public string? RevisedPrompt { get; init; }

    /// <value>The settings that made this image where they differ from the request's, by name; for its record.</value>
    public IReadOnlyDictionary<string, string> UsedSettings { get; init; } = new Dictionary<string, string>();

    /// <value>A fingerprint of the workflow that made it (ComfyUI); null elsewhere.</value>
    public string? WorkflowHash { get; init; }
}
