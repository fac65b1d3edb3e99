namespace LettucePlug.Host.Assets;

/// <summary>An image that another one was made from.</summary>
internal sealed record AssetReference
{
    /// <summary>The name of a <see cref="Sdk.ReferenceRole"/>.</summary>
    public required string Role { get; init; }

    public required string Asset { get; init; }

    /// <summary>Whom or what it shows.</summary>
    public string? Label { get; init; }
}
