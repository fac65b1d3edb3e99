using System.IO.Compression;

namespace LettucePlug.Plugins.Tests;

/// <summary>Packs plugins as somebody would who gives them away.</summary>
internal static class Packages
{
    public static string Pack(PluginBed bed, string folder, string below = "", Action<ZipArchive>? added = null)
    {
        var path = bed.FileOf("packed.zip");
        using var zip = ZipFile.Open(path, ZipArchiveMode.Create);
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            zip.CreateEntryFromFile(file, below + Path.GetRelativePath(folder, file));
        }

        added?.Invoke(zip);
        return path;
    }

    public static void Write(ZipArchiveEntry entry, byte[] bytes)
    {
        using var stream = entry.Open();
        stream.Write(bytes);
    }

    /// <summary>What an installation should have cleared away.</summary>
    public static IEnumerable<string> Leftovers(PluginBed bed) =>
        Directory.GetDirectories(Path.Combine(bed.Home, "plugins"), ".tmp-*");
}
