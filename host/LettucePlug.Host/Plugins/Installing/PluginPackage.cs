using System.IO.Compression;

namespace LettucePlug.Host.Plugins;

/// <summary>What somebody wants to install: a folder, or a zip archive of one. Nothing of it is unpacked here.</summary>
internal sealed class PluginPackage : IDisposable
{
    private const int FileTypeMask = 0xF000;
    private const int RegularFile = 0x8000;

    private readonly ZipArchive? _archive;

    private PluginPackage(IReadOnlyList<PackageFile> files, ZipArchive? archive)
    {
        Files = files;
        _archive = archive;
    }

    public IReadOnlyList<PackageFile> Files { get; }

    /// <exception cref="PluginLoadException">It is neither, or breaks a rule.</exception>
    public static PluginPackage Open(string path)
    {
        var package = Directory.Exists(path) ? OfFolder(path)
            : File.Exists(path) ? OfArchive(path)
            : throw Refused(path, PluginCodes.Unreadable, "there is no such file or folder", "Name a folder with a plugin.json, or a zip archive of one.");
        if (PackageRules.WhyNot(package.Files) is { } reason)
        {
            package.Dispose();
            throw Refused(path, PluginCodes.BadPackage, reason, "Nothing was installed. Ask whoever made it for a clean package.");
        }

        if (package.Files.All(file => file.Name != PluginManifestReader.FileName))
        {
            package.Dispose();
            throw Refused(path, PluginCodes.Unreadable, $"there is no {PluginManifestReader.FileName} at its top", "Name the folder that the plugin was built into, or a zip archive of it.");
        }

        return package;
    }

    public void Dispose() => _archive?.Dispose();

    private static PluginPackage OfFolder(string path) =>
        new(
            [.. new DirectoryInfo(path)
                .EnumerateFiles("*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0, IgnoreInaccessible = false })
                .Select(file => new PackageFile(
                    Path.GetRelativePath(path, file.FullName).Replace(Path.DirectorySeparatorChar, '/'),
                    file.Length,
                    file.Length,
                    file.LinkTarget is null,
                    file.OpenRead))],
            archive: null);

    private static PluginPackage OfArchive(string path)
    {
        try
        {
            var archive = ZipFile.OpenRead(path);
            var files = archive.Entries.Where(entry => !entry.FullName.EndsWith('/')).Select(Describe).ToList();
            return new PluginPackage(BelowOneFolder(files), archive);
        }
        catch (InvalidDataException)
        {
            throw Refused(path, PluginCodes.BadPackage, "it is no zip archive, or a damaged one", "Name a folder with a plugin.json, or a zip archive of one.");
        }
    }

    private static PackageFile Describe(ZipArchiveEntry entry)
    {
        // The upper half holds the mode of the file where the archive was made on Unix, and nothing elsewhere.
        var type = (entry.ExternalAttributes >> 16) & FileTypeMask;
        return new PackageFile(entry.FullName, entry.Length, entry.CompressedLength, type is 0 or RegularFile, entry.Open);
    }

    // People pack the folder as often as what is in it.
    private static List<PackageFile> BelowOneFolder(List<PackageFile> files)
    {
        var tops = files.Select(file => file.Name.Split('/')[0]).Distinct().ToList();
        return tops is [var only] && files.TrueForAll(file => file.Name.Contains('/'))
            ? [.. files.Select(file => file with { Name = file.Name[(only.Length + 1)..] })]
            : files;
    }

    private static PluginLoadException Refused(string path, string code, string message, string fix) =>
        PluginLoadException.Of(PluginStage.Discover, code, Path.GetFileName(Path.TrimEndingDirectorySeparator(path)), message, fix);
}
