using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace LettucePlug.Host.Http;

/// <summary>Decides which certificates are good enough, and remembers why the last one was not.</summary>
internal sealed class TlsPolicy(X509Certificate2Collection trustedRoots, bool allowInvalid)
{
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";

    private const int MostNames = 3;

    private volatile TlsProblem? _lastProblem;

    public TlsProblem? LastProblem => _lastProblem;

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

    private static TlsProblem Describe(X509Certificate2? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (certificate is null)
        {
            return new("it sent no certificate");
        }

        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch))
        {
            return new(
                $"its certificate is for another name ({Names(certificate)})",
                "Put the name of the certificate into the connection's address, or give the server a certificate for this one.");
        }

        var flags = (chain?.ChainStatus ?? []).Aggregate(
            X509ChainStatusFlags.NoError, (all, status) => all | status.Status);
        if (flags.HasFlag(X509ChainStatusFlags.NotTimeValid))
        {
            return new(
                $"its certificate is valid from {certificate.NotBefore.ToUniversalTime():yyyy-MM-dd} " +
                    $"to {certificate.NotAfter.ToUniversalTime():yyyy-MM-dd} only",
                "Give the server a new certificate, and check the clock of this machine.");
        }

        return certificate.SubjectName.RawData.AsSpan().SequenceEqual(certificate.IssuerName.RawData)
            ? new(
                "it signed its certificate itself, and this machine was not told to trust it",
                "Add that certificate to the trusted roots: lettuceplug certificates import FILE.")
            : flags.HasFlag(X509ChainStatusFlags.UntrustedRoot) || flags.HasFlag(X509ChainStatusFlags.PartialChain)
                ? new("its certificate comes from an authority this machine does not know")
                : new($"its certificate is not valid ({flags})");
    }

    private static string Names(X509Certificate2 certificate)
    {
        var names = certificate.Extensions.OfType<X509SubjectAlternativeNameExtension>()
            .SelectMany(all => all.EnumerateDnsNames().Concat(all.EnumerateIPAddresses().Select(address => address.ToString())))
            .DefaultIfEmpty(certificate.GetNameInfo(X509NameType.DnsName, false))
            .ToList();
        return string.Join(", ", names.Take(MostNames)) + (names.Count > MostNames ? ", …" : "");
    }
}
