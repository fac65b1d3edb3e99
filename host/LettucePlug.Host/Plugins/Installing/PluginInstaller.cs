using System.Globalization;
using System.Security.Cryptography;

namespace LettucePlug.Host.Plugins;

/// <summary>
/// Brings a package into the folder of installed plugins: unpacked beside, checked there, and moved into its place as a
/// whole. A version that is installed is never written into, so a program that runs it does not notice.
/// </summary>
internal sealed class PluginInstaller(PluginHostOptions options)
{
    private const string Unfinished = ".tmp-";

    private string Store => options.InstalledDirectory;

    /// <summary>The plugin in its place, not listed yet.</summary>
    /// <param name="path">The package.</param>
    /// <param name="requireFreeId">Throws where the id of the plugin is not to be had.</param>
    /// <exception cref="PluginLoadException">The package, or the plugin in it, is refused; nothing is left behind.</exception>
    public InstalledPlugin Install(string path, Action<string> requireFreeId)
    {
        Directory.CreateDirectory(Store);
        RemoveUnfinished();
        using var package = PluginPackage.Open(path);
        var temporary = NewUnfinished();
        try
        {
            Unpack(package, temporary);
            var plugin = Check(temporary, Path.GetFileName(Path.TrimEndingDirectorySeparator(path)));
            requireFreeId(plugin.Id);
            var place = Path.Combine(Store, plugin.Id, plugin.Manifest!.Version.ToString()); // checked ones have a manifest
            if (Directory.Exists(place))
            {
                RequireSame(plugin, temporary, place);
            }
            else
            {
                Directory.CreateDirectory(Path.GetDirectoryName(place)!); // below the store
                Directory.Move(temporary, place);
            }

            return Describe(place, plugin.Manifest, plugin.Findings);
        }
        finally
        {
            if (Directory.Exists(temporary))
            {
                Directory.Delete(temporary, recursive: true);
            }
        }
    }

    /// <summary>Takes away every version of a plugin; its data stays.</summary>
    public void Remove(string pluginId)
    {
        RemoveUnfinished();
        var place = Path.Combine(Store, pluginId);
        if (Directory.Exists(place))
        {
            // Renamed first: what is cut short here is never half a plugin under its own name.
            var temporary = NewUnfinished();
            Directory.Move(place, temporary);
            Directory.Delete(temporary, recursive: true);
        }
    }

    private string NewUnfinished() =>
        Path.Combine(Store, string.Create(CultureInfo.InvariantCulture, $"{Unfinished}{Environment.ProcessId}-{Guid.NewGuid():N}"));

    private static void Unpack(PluginPackage package, string folder)
    {
        foreach (var file in package.Files)
        {
            var target = Path.Combine(folder, file.Name);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!); // below the folder
            using var source = file.Open();
            using var written = new FileStream(target, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write });
            CopyExactly(source, written, file);
            written.Flush(flushToDisk: true);
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(target, UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
            }
        }
    }

    // The length in the list of an archive is only a claim; the rules were held against it.
    private static void CopyExactly(Stream source, FileStream target, PackageFile file)
    {
        var buffer = new byte[80 * 1024];
        var left = file.Length;
        int read;
        while ((read = source.Read(buffer)) > 0)
        {
            left -= read;
            if (left < 0)
            {
                break;
            }

            target.Write(buffer, 0, read);
        }

        if (left != 0)
        {
            throw PluginLoadException.Of(PluginStage.Paths, PluginCodes.BadPackage, file.Name, "it has another length than the package says", "Nothing was installed. Fetch the package again.");
        }
    }

    private static InstalledPlugin Check(string folder, string subject)
    {
        var findings = new Findings(PlainText.Clean(subject, 100));
        if (PluginManifestReader.Read(folder, findings) is not { } manifest)
        {
            throw PluginLoadException.For(findings.FirstError!); // no manifest means an error
        }

        var plugin = Describe(folder, manifest, findings);
        GateCheck.CheckManifest(plugin);
        var problem = findings.FirstError ?? PluginChecks.Run(plugin, manifest).FirstError;
        return problem is null
            ? plugin
            : throw PluginLoadException.For(problem with
            {
                Message = problem.Message.Replace(folder, "the package", StringComparison.Ordinal),
                Fix = problem.Fix.Replace(folder, "the package", StringComparison.Ordinal),
            });
    }

    private static InstalledPlugin Describe(string folder, PluginManifest manifest, Findings findings) => new()
    {
        Id = manifest.Id,
        Folder = folder,
        IsBundled = false,
        Manifest = manifest,
        Findings = findings,
        Isolation = manifest.Isolation,
        Settings = new Dictionary<string, string>(),
    };

    private static void RequireSame(InstalledPlugin plugin, string unpacked, string installed)
    {
        if (!Contents(unpacked).SequenceEqual(Contents(installed)))
        {
            throw PluginLoadException.Of(
                PluginStage.Paths,
                PluginCodes.Duplicate,
                plugin.Id,
                $"version {plugin.Manifest!.Version} is installed already, with other files", // checked ones have a manifest
                $"Give the new build another version, or first type: lettuceplug plugins remove {plugin.Id}");
        }
    }

    private static IEnumerable<string> Contents(string folder) =>
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(file => $"{Path.GetRelativePath(folder, file)} {Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file)))}");

    /// <summary>What a process left that was ended in the middle; what a living one works on stays.</summary>
    private void RemoveUnfinished()
    {
        if (!Directory.Exists(Store))
        {
            return;
        }

        foreach (var folder in Directory.EnumerateDirectories(Store, Unfinished + "*"))
        {
            var owner = Path.GetFileName(folder)[Unfinished.Length..].Split('-')[0];
            if (!int.TryParse(owner, CultureInfo.InvariantCulture, out var process) || ProcessIdentity.Of(process) is null)
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }
}
