using System.Text;

namespace LettucePlug.Host.Tui.Models;

/// <summary>Copied text that is too long for any clipboard: in a file that only this user can read, below a folder of the program.</summary>
internal static class CopyFile
{
    /// <returns>Where it is.</returns>
    public static async Task<string> WriteAsync(string folder, string name, string text)
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, name);
        await File.WriteAllTextAsync(path, text, Encoding.UTF8);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        return path;
    }
}
