using LettucePlug.Host.Plugins;
using LettucePlug.Sdk;

namespace LettucePlug.Host.Templates;

/// <summary>Takes the files of packs out of plugins and folders. What cannot be read is a pack with a problem.</summary>
internal static class PackSources
{
    public static PackContents FromPlugin(LoadedTemplatePack loaded)
    {
        var id = loaded.PluginId;
        try
        {
            id = loaded.Pack.Id;
            var files = new Dictionary<string, byte[]>(StringComparer.Ordinal);
            var total = 0;
            foreach (var name in loaded.Pack.Files.Take(PackContents.MaxFiles + 1))
            {
                files[name] = Read(loaded.Pack, name, PackContents.MaxBytes - total);
                total += files[name].Length;
            }

            return Make(id, loaded.PluginId, isFromPlugin: true, files, null);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            return Make(id, loaded.PluginId, isFromPlugin: true, [], error.Message);
        }
    }

    public static PackContents FromFolder(string folder)
    {
        var id = Path.GetFileName(folder);
        try
        {
            var files = new Dictionary<string, byte[]>(StringComparer.Ordinal);
            var total = 0L;
            foreach (var (name, info) in FilesOf(folder))
            {
                total += info.Length;
                if (files.Count > PackContents.MaxFiles || total > PackContents.MaxBytes)
                {
                    throw new IOException(PackContents.TooBig);
                }

                files[name] = File.ReadAllBytes(info.FullName);
            }

            return Make(id, folder, isFromPlugin: false, files, null);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return Make(id, folder, isFromPlugin: false, [], error.Message);
        }
    }

    /// <summary>Changes whenever a file of the folder does.</summary>
    public static string StampOf(string folder)
    {
        try
        {
            var stamp = new HashCode();
            foreach (var (name, info) in FilesOf(folder))
            {
                stamp.Add(name);
                stamp.Add(info.Length);
                stamp.Add(info.LastWriteTimeUtc.Ticks);
            }

            return stamp.ToHashCode().ToString("x8");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return error.Message;
        }
    }

    // A link could lead anywhere; a prompt has no reason to be one.
    private static IEnumerable<(string Name, FileInfo Info)> FilesOf(string folder) =>
        new DirectoryInfo(folder)
            .EnumerateFiles("*", new EnumerationOptions
            {
                RecurseSubdirectories = true,
                MaxRecursionDepth = 2,
                AttributesToSkip = FileAttributes.ReparsePoint | FileAttributes.Hidden,
            })
            .Select(info => (Path.GetRelativePath(folder, info.FullName).Replace('\\', '/'), info))
            .OrderBy(pair => pair.Item1, StringComparer.Ordinal)
            .Take(PackContents.MaxFiles + 2);

    private static byte[] Read(ITemplatePack pack, string name, int room)
    {
        using var stream = pack.Open(name);
        using var copy = new MemoryStream();
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = stream.Read(buffer)) > 0)
        {
            copy.Write(buffer, 0, read);
            if (copy.Length > room)
            {
                throw new IOException(PackContents.TooBig);
            }
        }

        return copy.ToArray();
    }

    private static PackContents Make(string id, string source, bool isFromPlugin, Dictionary<string, byte[]> files, string? problem) => new()
    {
        Id = id,
        Source = source,
        IsFromPlugin = isFromPlugin,
        Files = files,
        Problem = files.Count > PackContents.MaxFiles ? PackContents.TooBig : problem,
    };
}
