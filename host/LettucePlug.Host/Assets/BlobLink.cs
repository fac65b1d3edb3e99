namespace LettucePlug.Host.Assets;

/// <summary>Says that an asset's bytes are a certain blob. Lets the trash see whether a blob is shared.</summary>
internal sealed record BlobLink
{
    public required string Sha256 { get; init; }

    public required string Asset { get; init; }
}
