using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using LettucePlug.Host.Settings;

namespace LettucePlug.Host.Connections;

internal sealed partial class TrustedRoots
{
    private const int LargestFile = 4 * 1024 * 1024;

    /// <summary>
    /// Takes the root certificates of a file. Nothing is changed where one of them cannot be trusted; those that are
    /// trusted already, and what the roots issued, are left out.
    /// </summary>
    public async Task<CertificateImport> ImportAsync(string file, string? name, CancellationToken cancellationToken)
    {
        var all = Parse(file, await ReadAsync(file, cancellationToken));
        var roots = all.Where(IsRoot).DistinctBy(TrustedRoot.FingerprintOf).ToList();
        if (roots.Count == 0)
        {
            throw CertificateException.NoRoot(file, all[0].Subject, all[0].Issuer);
        }

        var now = time.GetUtcNow();
        if (roots.Find(root => root.NotBefore.ToUniversalTime() > now || root.NotAfter.ToUniversalTime() <= now) is { } bad)
        {
            throw CertificateException.NotValid(bad.Subject, bad.NotBefore.ToUniversalTime(), bad.NotAfter.ToUniversalTime());
        }

        var trusted = List();
        var fresh = roots.Where(root => trusted.All(other => other.Fingerprint != TrustedRoot.FingerprintOf(root))).ToList();
        var taken = trusted.Select(root => root.Id).ToList();
        var added = new List<TrustedRoot>();
        foreach (var root in fresh)
        {
            var id = ReadableId.New(fresh.Count == 1 ? name : null, name ?? NameOf(root), taken);
            if (taken.Contains(id))
            {
                throw CatalogException.Bad("id-taken", $"There is a trusted certificate '{id}' already.", "Choose another with --name.");
            }

            taken.Add(id);
            added.Add(TrustedRoot.From(id, Path.Combine(paths.TrustedRoots, id + Ending), root));
        }

        foreach (var (record, root) in added.Zip(fresh))
        {
            Write(record.File, [root]);
        }

        return new CertificateImport
        {
            Added = added,
            AlreadyTrusted = [.. trusted.Where(old => roots.Exists(root => TrustedRoot.FingerprintOf(root) == old.Fingerprint))],
            LeftOut = all.Count(certificate => !IsRoot(certificate)),
        };
    }

    public TrustedRoot Remove(string id)
    {
        var all = List();
        var root = all.FirstOrDefault(one => one.Id == id)
            ?? all.FirstOrDefault(one => id.Length >= 8 && one.Fingerprint.StartsWith(id.Replace(":", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase))
            ?? throw CertificateException.Unknown(id, all.Select(one => one.Id));
        var rest = ReadFile(root.File).Where(certificate => TrustedRoot.FingerprintOf(certificate) != root.Fingerprint).ToList();
        if (rest.Count > 0)
        {
            Write(root.File, rest);
        }
        else
        {
            File.Delete(root.File);
        }

        return root;
    }

    /// <summary>A root in PEM form with its name, to be put back by <see cref="Restore"/>.</summary>
    public static (string Id, string Pem) Export(TrustedRoot root) => (
        root.Id,
        ReadFile(root.File).First(certificate => TrustedRoot.FingerprintOf(certificate) == root.Fingerprint).ExportCertificatePem());

    /// <summary>Trusts a root again that was removed, whatever its validity is.</summary>
    public void Restore((string Id, string Pem) exported)
    {
        using var root = X509Certificate2.CreateFromPem(exported.Pem);
        var taken = List().Select(one => one.Id).ToList();
        var id = ReadableId.New(null, exported.Id, taken);
        Write(Path.Combine(paths.TrustedRoots, id + Ending), [root]);
    }

    private static async Task<byte[]> ReadAsync(string file, CancellationToken cancellationToken)
    {
        try
        {
            return new FileInfo(file).Length <= LargestFile
                ? await File.ReadAllBytesAsync(file, cancellationToken)
                : throw CertificateException.None(file);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw CertificateException.Unreadable(file, error);
        }
    }

    /// <summary>Never the private key: where the file holds one, it stays where it is.</summary>
    private static X509Certificate2Collection Parse(string file, byte[] bytes)
    {
        var found = new X509Certificate2Collection();
        try
        {
            if (bytes.AsSpan().IndexOf("-----BEGIN "u8) >= 0)
            {
                found.ImportFromPem(Encoding.UTF8.GetString(bytes));
            }
            else
            {
                found.Add(X509CertificateLoader.LoadCertificate(bytes));
            }
        }
        catch (CryptographicException error)
        {
            throw CertificateException.None(file, error);
        }

        return found.Count > 0 ? found : throw CertificateException.None(file);
    }

    /// <summary>Whether a chain can end here: it is its own issuer, be it an authority or a single server.</summary>
    private static bool IsRoot(X509Certificate2 certificate) =>
        certificate.SubjectName.RawData.AsSpan().SequenceEqual(certificate.IssuerName.RawData);

    private static string NameOf(X509Certificate2 certificate) => certificate.GetNameInfo(X509NameType.SimpleName, forIssuer: false);

    private static void Write(string file, IEnumerable<X509Certificate2> certificates)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            var temporary = file + ".new";
            File.WriteAllText(temporary, string.Concat(certificates.Select(certificate => certificate.ExportCertificatePem() + "\n")));
            File.Move(temporary, file, overwrite: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw SettingsException.CannotWrite(file, error);
        }
    }
}
