namespace LettucePlug.Host.Plugins;

/// <summary>Where plugins are, and how long they may take.</summary>
internal sealed record PluginHostOptions
{
    /// <summary>Holds one folder for each bundled plugin, named for its id.</summary>
    public required string BundledDirectory { get; init; }

    /// <summary>The list of the bundled plugins.</summary>
    public required string BundledList { get; init; }

    public required string HomeDirectory { get; init; }

    /// <summary>Leaves every plugin alone that did not come with the program.</summary>
    public bool SafeMode { get; init; }

    public TimeProvider Time { get; init; } = TimeProvider.System;

    public PluginDeadlines Deadlines { get; init; } = new();

    public string UserList => Path.Combine(HomeDirectory, "plugins.json");

    public string StateDirectory => Path.Combine(HomeDirectory, "state");

    /// <summary>Where a plugin lies whose entry names no path.</summary>
    public string InstalledDirectory => Path.Combine(HomeDirectory, "plugins");

    public string DataDirectoryOf(string pluginId) => Path.Combine(HomeDirectory, "plugin-data", pluginId);
}
