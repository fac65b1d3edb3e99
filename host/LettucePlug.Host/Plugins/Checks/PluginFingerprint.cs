using System.Globalization;
using System.Text;

namespace LettucePlug.Host.Plugins;

/// <summary>
/// What the outcome of the preflight depends on, as text: the host, the runtime, and name, length and time of every file
/// of the plugin. It notices a change; it is no protection against somebody who can write here.
/// </summary>
internal static class PluginFingerprint
{
    public static string Of(string folder)
    {
        var text = new StringBuilder()
            .Append(typeof(PluginFingerprint).Module.ModuleVersionId)
            .Append(' ').Append(typeof(Sdk.IPlugin).Module.ModuleVersionId)
            .Append(' ').Append(Environment.Version)
            .Append(' ').Append(folder)
            .Append('\n');
        var files = new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories)
            .OrderBy(file => file.FullName, StringComparer.Ordinal);
        foreach (var file in files)
        {
            text.Append(CultureInfo.InvariantCulture, $"{file.FullName} {file.Length} {file.LastWriteTimeUtc.Ticks}\n");
        }

        return text.ToString();
    }
}
