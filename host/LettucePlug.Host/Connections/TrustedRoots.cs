using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using LettucePlug.Host.Settings;

namespace LettucePlug.Host.Connections;

/// <summary>
/// The root certificates the user trusts beside the system's: the PEM files of one folder. They hold for connections
/// only, and for none of them is the host name or the time left unchecked.
/// </summary>
internal sealed partial class TrustedRoots(HostPaths paths, TimeProvider time)
{
    private const string Ending = ".pem";

    public X509Certificate2Collection Load()
    {
        var roots = new X509Certificate2Collection();
        foreach (var file in Files())
        {
            roots.AddRange(ReadFile(file));
        }

        return roots;
    }

    /// <summary>All of them. A file put there by hand may hold several, of which the second is <c>NAME:2</c>.</summary>
    public IReadOnlyList<TrustedRoot> List() =>
    [
        .. Files().SelectMany(file => ReadFile(file).Select((certificate, index) =>
            TrustedRoot.From(IdOf(file, index), file, certificate))),
    ];

    private IEnumerable<string> Files() => Directory.Exists(paths.TrustedRoots)
        ? Directory.EnumerateFiles(paths.TrustedRoots, "*" + Ending).Order(StringComparer.Ordinal)
        : [];

    private static string IdOf(string file, int index) =>
        Path.GetFileNameWithoutExtension(file) + (index == 0 ? "" : $":{index + 1}");

    private static X509Certificate2Collection ReadFile(string file)
    {
        try
        {
            var certificates = new X509Certificate2Collection();
            certificates.ImportFromPemFile(file);
            return certificates;
        }
        catch (Exception error) when (error is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw SettingsException.UnreadableFile(file, "it holds no certificate in PEM form.", error);
        }
    }
}
