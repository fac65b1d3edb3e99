namespace LettucePlug.Host.Tui.Models;

/// <summary>Paths as people type them: no shell is there to read the <c>~</c> or to take quotes away.</summary>
internal static class HomeFile
{
    public static string Expand(string typed)
    {
        var path = typed.Trim();
        if (path.Length > 1 && path[0] is '\'' or '"' && path[^1] == path[0])
        {
            path = path[1..^1];
        }

        return path == "~" || path.StartsWith("~/", StringComparison.Ordinal)
            ? Environment.GetFolderPath(Environment.SpecialFolder.UserProfile) + path[1..]
            : path;
    }
}
