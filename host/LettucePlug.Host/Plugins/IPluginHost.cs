using LettucePlug.Sdk;

namespace LettucePlug.Host.Plugins;

/// <summary>
/// The installed plugins. Nothing of a plugin is opened before something asks for what it offers; then it is checked,
/// loaded into a context of its own and started, once for the life of the process.
/// </summary>
internal interface IPluginHost : IAsyncDisposable
{
    /// <summary>What is wrong with the lists themselves, and what the host did about it.</summary>
    IReadOnlyList<PluginProblem> Problems { get; }

    /// <summary>True where third-party plugins are left alone, because the user asked or the program died twice.</summary>
    bool IsSafeMode { get; }

    /// <summary>The providers that usable plugins promise, in the user's order.</summary>
    IReadOnlyList<ContributedProvider> Providers { get; }

    IReadOnlyList<PluginStatus> List();

    PluginDetails GetDetails(string pluginId);

    /// <summary>Runs the checks of one plugin, or of all for null. Opens assemblies and runs none.</summary>
    IReadOnlyList<PluginVerification> Verify(string? pluginId = null);

    /// <summary>Switches a plugin on. A quarantined one needs <paramref name="force"/>.</summary>
    PluginStatus Enable(string pluginId, bool force = false);

    PluginStatus Disable(string pluginId);

    /// <summary>Notes that the code in a folder may run with the user's rights, and lists the plugin.</summary>
    PluginStatus Trust(string folder);

    /// <summary>Unpacks, checks and lists a package: a folder or a zip archive. Installing it is trusting it.</summary>
    PluginStatus Install(string path);

    /// <summary>Takes an installed or trusted plugin out of the list, and what was installed off the disk. Its data stays.</summary>
    /// <returns>What it was.</returns>
    PluginStatus Remove(string pluginId);

    ValueTask<ProviderHandle> GetProviderAsync(string providerId, CancellationToken cancellationToken);

    ValueTask<IStorageBackend> GetStorageBackendAsync(string backendId, CancellationToken cancellationToken);

    /// <summary>Loads the template plugins. A faulty one is left out and stands in <see cref="List"/>.</summary>
    ValueTask<IReadOnlyList<LoadedTemplatePack>> GetTemplatePacksAsync(CancellationToken cancellationToken);
}
