using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace LettucePlug.Emulators;

/// <summary>Certificates made at run time: good ones of a private authority, and the usual bad ones.</summary>
public sealed class EmulatorCertificate : IDisposable
{
    private EmulatorCertificate(X509Certificate2 certificate, X509Certificate2? authority)
    {
        Certificate = certificate;
        Authority = authority;
    }

    public X509Certificate2 Certificate { get; }

    /// <summary>The private authority that signed it; null for a self-signed one.</summary>
    public X509Certificate2? Authority { get; }

    public static EmulatorCertificate OfPrivateAuthority() => Signed("127.0.0.1", expired: false);

    public static EmulatorCertificate ForAnotherHost() => Signed("elsewhere.example", expired: false);

    public static EmulatorCertificate Expired() => Signed("127.0.0.1", expired: true);

    public static EmulatorCertificate SelfSigned()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = Request("127.0.0.1", key);
        var (from, to) = Validity(expired: false);
        using var certificate = request.CreateSelfSigned(from, to);
        return new(Usable(certificate), null);
    }

    public void Dispose()
    {
        Certificate.Dispose();
        Authority?.Dispose();
    }

    private static EmulatorCertificate Signed(string host, bool expired)
    {
        using var authorityKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var authorityRequest = new CertificateRequest("CN=Test authority", authorityKey, HashAlgorithmName.SHA256);
        authorityRequest.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        var (authorityFrom, authorityTo) = (Now.AddYears(-5), Now.AddYears(5));
        using var authority = authorityRequest.CreateSelfSigned(authorityFrom, authorityTo);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var (from, to) = Validity(expired);
        using var certificate = Request(host, key).Create(authority, from, to, RandomNumberGenerator.GetBytes(8));
        using var withKey = certificate.CopyWithPrivateKey(key);
        return new(Usable(withKey), X509CertificateLoader.LoadCertificate(authority.RawData));
    }

    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    private static (DateTimeOffset From, DateTimeOffset To) Validity(bool expired) => expired
        ? (Now.AddYears(-2), Now.AddYears(-1))
        : (Now.AddDays(-1), Now.AddYears(1));

    private static CertificateRequest Request(string host, ECDsa key)
    {
        var request = new CertificateRequest("CN=" + host, key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        if (IPAddress.TryParse(host, out var address))
        {
            names.AddIpAddress(address);
        }
        else
        {
            names.AddDnsName(host);
        }

        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1")], false));
        return request;
    }

    private static X509Certificate2 Usable(X509Certificate2 certificate) =>
        X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pfx), null);
}
