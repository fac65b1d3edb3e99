namespace LettucePlug.Host.Plugins;

/// <summary>Paths with every symbolic link followed, so that two names of one place compare equal.</summary>
internal static class RealPath
{
    private const int MostLinks = 40;

    /// <summary>Parts that do not exist stay as they are.</summary>
    public static string Resolve(string path)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        for (var links = 0; links < MostLinks; links++)
        {
            if (FollowFirstLink(full) is not { } next)
            {
                return full;
            }

            full = next;
        }

        throw new IOException($"The path '{path}' goes through too many symbolic links.");
    }

    /// <summary>Compares with the separator, so that <c>/a/bc</c> is not inside <c>/a/b</c>.</summary>
    public static bool IsInside(string folder, string path)
    {
        var real = Resolve(path);
        var root = Resolve(folder);
        return real.Length > root.Length
            && real.StartsWith(root, StringComparison.Ordinal)
            && (real[root.Length] == Path.DirectorySeparatorChar || root.EndsWith(Path.DirectorySeparatorChar));
    }

    private static string? FollowFirstLink(string full)
    {
        var root = Path.GetPathRoot(full) ?? "";
        var parts = full[root.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries);
        var at = root;
        for (var i = 0; i < parts.Length; i++)
        {
            at = Path.Combine(at, parts[i]);
            if (new FileInfo(at).LinkTarget is { } target)
            {
                var parent = Path.GetDirectoryName(at) ?? root;
                return Path.GetFullPath(Path.Combine([Path.Combine(parent, target), .. parts[(i + 1)..]]));
            }
        }

        return null;
    }
}
