namespace LettucePlug.Host.Plugins;

/// <summary>How the file system is mounted that a folder lies on. Known on Linux only.</summary>
internal static class MountedFolder
{
    private const string Mounts = "/proc/self/mounts";

    public static bool IsNoExec(string folder)
    {
        if (!File.Exists(Mounts))
        {
            return false;
        }

        var real = RealPath.Resolve(folder);
        return OptionsOf(real, File.ReadLines(Mounts)).Contains("noexec");
    }

    /// <summary>The options of the mount that a path lies on; the last of those that lie over each other holds.</summary>
    /// <param name="path">Real and absolute.</param>
    /// <param name="mounts">Lines of the form <c>device folder type options 0 0</c>, spaces in a folder as <c>\040</c>.</param>
    internal static IReadOnlyList<string> OptionsOf(string path, IEnumerable<string> mounts)
    {
        var options = "";
        var longest = -1;
        foreach (var fields in mounts.Select(line => line.Split(' ')).Where(fields => fields.Length >= 4))
        {
            var folder = fields[1].Replace("\\040", " ", StringComparison.Ordinal);
            var isInside = folder == "/" || path == folder || path.StartsWith(folder + "/", StringComparison.Ordinal);
            if (isInside && folder.Length >= longest)
            {
                (options, longest) = (fields[3], folder.Length);
            }
        }

        return options.Split(',');
    }
}
