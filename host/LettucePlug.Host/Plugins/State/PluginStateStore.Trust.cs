using System.Text;

namespace LettucePlug.Host.Plugins;

/// <summary>Which folders the user trusts: one line each, the id and the real path.</summary>
internal sealed partial class PluginStateStore
{
    private HashSet<string>? _trusted;

    private string TrustFile => Path.Combine(directory, "trusted-plugins");

    public bool IsTrusted(string pluginId, string folder)
    {
        lock (_gate)
        {
            _trusted ??= ReadTrusted();
            return _trusted.Count > 0 && _trusted.Contains(TrustLine(pluginId, folder));
        }
    }

    public void Trust(string pluginId, string folder)
    {
        lock (_gate)
        {
            _trusted = ReadTrusted();
            if (_trusted.Add(TrustLine(pluginId, folder)))
            {
                WriteWhole(TrustFile, Encoding.UTF8.GetBytes(string.Join('\n', _trusted.Order(StringComparer.Ordinal)) + "\n"));
            }
        }
    }

    public void Distrust(string pluginId)
    {
        lock (_gate)
        {
            _trusted = ReadTrusted();
            if (_trusted.RemoveWhere(line => line.StartsWith(pluginId + " ", StringComparison.Ordinal)) > 0)
            {
                WriteWhole(TrustFile, Encoding.UTF8.GetBytes(string.Join('\n', _trusted.Order(StringComparer.Ordinal)) + "\n"));
            }
        }
    }

    private HashSet<string> ReadTrusted() =>
        ReadOrNull(TrustFile) is { } bytes
            ? [.. Encoding.UTF8.GetString(bytes).Split('\n', StringSplitOptions.RemoveEmptyEntries)]
            : [];

    private static string TrustLine(string pluginId, string folder) => $"{pluginId} {RealPath.Resolve(folder)}";
}
