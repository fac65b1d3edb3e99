namespace LettucePlug.Host.Plugins;

/// <summary>
/// What a package may hold. One file that breaks a rule refuses the whole package: an archive that was made to escape
/// its folder, to fill the disk or to mean different things to different readers has nothing in it worth keeping.
/// </summary>
internal static class PackageRules
{
    public const long MostBytes = 100L * 1024 * 1024;

    private const int MostFiles = 2000;
    private const int LongestName = 200;

    /// <summary>Text shrinks tenfold; what shrinks a hundredfold is made to.</summary>
    private const int MostExpansion = 100;

    private const long AlwaysAllowed = 1024 * 1024;

    /// <summary>The reason the package is refused; null where it is in order.</summary>
    public static string? WhyNot(IReadOnlyCollection<PackageFile> files)
    {
        if (files.Count > MostFiles)
        {
            return $"it holds {files.Count} files, and {MostFiles} are allowed";
        }

        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var total = 0L;
        foreach (var file in files)
        {
            if (WhyNot(file) is { } reason)
            {
                return reason;
            }

            if (!names.Add(file.Name))
            {
                return $"it holds '{file.Name}' twice, perhaps with other capitals";
            }

            total += file.Length;
            if (total > MostBytes)
            {
                return $"it holds more than {MostBytes / 1024 / 1024} MB";
            }
        }

        return null;
    }

    private static string? WhyNot(PackageFile file)
    {
        var name = file.Name;
        if (name.Length > LongestName)
        {
            return $"the name '{name[..40]}…' has {name.Length} characters, and {LongestName} are allowed";
        }

        if (name.Contains('\\') || name.Contains(':') || !PlainText.IsClean(name))
        {
            return $"the name '{name}' holds a character that names here may not have";
        }

        if (name.Split('/').Any(part => part is "" or "." or ".." || part[^1] is ' ' or '.'))
        {
            return $"the name '{name}' leads out of the folder, or nowhere";
        }

        return !file.IsPlain ? $"'{name}' is no plain file"
            : file.Length > AlwaysAllowed && file.Length / MostExpansion > file.PackedLength
                ? $"'{name}' unpacks to more than {MostExpansion} times its size"
            : null;
    }
}
