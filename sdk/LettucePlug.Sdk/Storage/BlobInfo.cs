namespace LettucePlug.Sdk;

/// <summary>The facts of a blob.</summary>
public sealed record BlobInfo
{
    /// <value>The SHA-256 of the bytes in lower-case hexadecimal, 64 characters.</value>
    public required string Sha256 { get; init; }

    /// <value>How many bytes it has.</value>
    public required long Length { get; init; }

    /// <value>When it was stored last.</value>
    public required DateTimeOffset StoredAt { get; init; }
}
