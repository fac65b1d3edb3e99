using System.Text;

namespace LettucePlug.Host.Plugins;

/// <summary>Which plugins passed the preflight without a word, so that the same files are not read again at every start.</summary>
internal sealed partial class PluginStateStore
{
    public bool HasPassed(string pluginId, string fingerprint) =>
        ReadOrNull(PassedFile(pluginId)) is { } bytes && bytes.AsSpan().SequenceEqual(Encoding.UTF8.GetBytes(fingerprint));

    public void NotePassed(string pluginId, string fingerprint)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(PassedFile(pluginId))!);
            WriteWhole(PassedFile(pluginId), Encoding.UTF8.GetBytes(fingerprint));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Then the next start checks again.
        }
    }

    private string PassedFile(string pluginId) => Path.Combine(directory, "preflight", pluginId);
}
