using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace LettucePlug.Host.Connections;

/// <summary>A root certificate the user trusts.</summary>
internal sealed record TrustedRoot
{
    public required string Id { get; init; }

    public required string Subject { get; init; }

    public required DateTimeOffset ValidFrom { get; init; }

    public required DateTimeOffset ValidTo { get; init; }

    /// <summary>SHA-256, in lower-case hexadecimal.</summary>
    public required string Fingerprint { get; init; }

    public required string File { get; init; }

    public static TrustedRoot From(string id, string file, X509Certificate2 certificate) => new()
    {
        Id = id,
        Subject = certificate.Subject,
        ValidFrom = certificate.NotBefore.ToUniversalTime(),
        ValidTo = certificate.NotAfter.ToUniversalTime(),
        Fingerprint = FingerprintOf(certificate),
        File = file,
    };

    public static string FingerprintOf(X509Certificate2 certificate) =>
        Convert.ToHexStringLower(SHA256.HashData(certificate.RawDataMemory.Span));
}
