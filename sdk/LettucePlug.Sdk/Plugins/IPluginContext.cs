namespace LettucePlug.Sdk;

/// <summary>What the host gives to one plugin. Implemented by the host; it grows by new members.</summary>
public interface IPluginContext
{
    /// <value>The plugin's id, as in its manifest.</value>
    string PluginId { get; }

    /// <value>Writes to the program's log under the plugin's name.</value>
    IPluginLog Log { get; }

    /// <value>The user's settings for this plugin, from <c>plugins.json</c>. Never null; empty where there are none.</value>
    IReadOnlyDictionary<string, string> Settings { get; }

    /// <value>An absolute path to a folder of the plugin's own. It exists, and stays across updates of the plugin.</value>
    string DataDirectory { get; }

    /// <value>The clock. Plugins take time from here, so that tests can move it.</value>
    TimeProvider Time { get; }

    /// <value>Cancelled when the program is about to end, or the plugin about to be stopped.</value>
    CancellationToken Stopping { get; }
}
