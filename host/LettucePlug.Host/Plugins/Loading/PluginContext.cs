using LettucePlug.Sdk;

namespace LettucePlug.Host.Plugins;

/// <summary>What one plugin is given.</summary>
internal sealed class PluginContext : IPluginContext
{
    private readonly Lazy<string> _dataDirectory;

    public PluginContext(string dataDirectory)
    {
        _dataDirectory = new Lazy<string>(() => Directory.CreateDirectory(dataDirectory).FullName);
    }

    public required string PluginId { get; init; }

    public required IPluginLog Log { get; init; }

    public required IReadOnlyDictionary<string, string> Settings { get; init; }

    /// <summary>Made when it is first asked for: most plugins keep nothing.</summary>
    public string DataDirectory => _dataDirectory.Value;

    public required TimeProvider Time { get; init; }

    public required CancellationToken Stopping { get; init; }
}
