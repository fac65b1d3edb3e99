namespace LettucePlug.Sdk;

/// <summary>Something was done otherwise than asked.</summary>
public sealed record ImageWarning : ImageUpdate
{
    /// <value>What, and why, as one sentence.</value>
    public required string Message { get; init; }

    /// <value>The setting it is about, by its <see cref="ImageSettingNames"/>; null where it is about none.</value>
    public string? Setting { get; init; }
}
