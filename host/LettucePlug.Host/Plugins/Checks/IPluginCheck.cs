namespace LettucePlug.Host.Plugins;

/// <summary>One stage between the manifest and the first byte of a plugin's code. It runs no code of the plugin.</summary>
internal interface IPluginCheck
{
    PluginStage Stage { get; }

    /// <summary>Adds what it finds. It is not run when a stage before it found an error.</summary>
    void Check(InstalledPlugin plugin, PluginManifest manifest, Findings findings);
}
