namespace LettucePlug.Host.Settings;

/// <summary>Folders that only their user may enter.</summary>
internal static class PrivateFolder
{
    /// <summary>Makes a folder and those above it; one that is there already stays as it is.</summary>
    public static string Ensure(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return path;
    }
}
