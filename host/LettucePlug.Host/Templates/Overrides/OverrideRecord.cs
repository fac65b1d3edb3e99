namespace LettucePlug.Host.Templates;

/// <summary>What a user's version of a template was made from, so that a change below it can be shown.</summary>
internal sealed record OverrideRecord
{
    public required string BasePack { get; init; }

    public required string BaseVersion { get; init; }

    public required string BaseHash { get; init; }

    /// <summary>The text it was based on, for the comparison with what it is now.</summary>
    public required string BaseText { get; init; }
}
