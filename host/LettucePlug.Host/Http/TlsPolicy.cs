using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace LettucePlug.Host.Http;

/// <summary>Decides which certificates are good enough, and remembers why the last one was not.</summary>
internal sealed class TlsPolicy(X509Certificate2Collection trustedRoots, bool allowInvalid)
{
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";

    private volatile string? _lastProblem;

    public string? LastProblem => _lastProblem;

    public SslClientAuthenticationOptions CreateOptions() => new()
    {
        RemoteCertificateValidationCallback = (_, certificate, chain, errors) => Accept(certificate, chain, errors),
    };

    private bool Accept(X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (errors == SslPolicyErrors.None || allowInvalid)
        {
            return true;
        }

        if (errors == SslPolicyErrors.RemoteCertificateChainErrors
            && certificate is X509Certificate2 leaf
            && trustedRoots.Count > 0
            && LeadsToTrustedRoot(leaf, chain))
        {
            return true;
        }

        _lastProblem = Describe(certificate as X509Certificate2, chain, errors);
        return false;
    }

    private bool LeadsToTrustedRoot(X509Certificate2 leaf, X509Chain? sent)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(trustedRoots);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.ApplicationPolicy.Add(new Oid(ServerAuthentication));
        foreach (var element in sent?.ChainElements ?? Enumerable.Empty<X509ChainElement>())
        {
            chain.ChainPolicy.ExtraStore.Add(element.Certificate);
        }

        return chain.Build(leaf);
    }

    private static string Describe(X509Certificate2? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (certificate is null)
        {
            return "it sent no certificate";
        }

        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch))
        {
            return $"its certificate is for another name ({certificate.GetNameInfo(X509NameType.DnsName, false)})";
        }

        var flags = (chain?.ChainStatus ?? []).Aggregate(
            X509ChainStatusFlags.NoError, (all, status) => all | status.Status);
        if (flags.HasFlag(X509ChainStatusFlags.NotTimeValid))
        {
            return $"its certificate is valid from {certificate.NotBefore.ToUniversalTime():yyyy-MM-dd} " +
                $"to {certificate.NotAfter.ToUniversalTime():yyyy-MM-dd} only";
        }

        return flags.HasFlag(X509ChainStatusFlags.UntrustedRoot) || flags.HasFlag(X509ChainStatusFlags.PartialChain)
            ? "its certificate comes from an authority this machine does not know"
            : $"its certificate is not valid ({flags})";
    }
}
