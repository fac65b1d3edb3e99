namespace LettucePlug.Host.Connections;

/// <summary>What became of the certificates of a file.</summary>
internal sealed record CertificateImport
{
    public required IReadOnlyList<TrustedRoot> Added { get; init; }

    public required IReadOnlyList<TrustedRoot> AlreadyTrusted { get; init; }

    /// <summary>How many were no roots.</summary>
    public required int LeftOut { get; init; }
}
