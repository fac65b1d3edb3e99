using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using LettucePlug.Host.Settings;

namespace LettucePlug.Host.Connections;

/// <summary>The root certificates the user trusts beside the system's: the PEM files of one folder.</summary>
internal sealed class TrustedRoots(HostPaths paths)
{
    public X509Certificate2Collection Load()
    {
        var roots = new X509Certificate2Collection();
        if (!Directory.Exists(paths.TrustedRoots))
        {
            return roots;
        }

        foreach (var file in Directory.EnumerateFiles(paths.TrustedRoots, "*.pem").Order(StringComparer.Ordinal))
        {
            try
            {
                roots.ImportFromPemFile(file);
            }
            catch (CryptographicException error)
            {
                throw SettingsException.UnreadableFile(file, "it holds no certificate in PEM form.", error);
            }
        }

        return roots;
    }
}
