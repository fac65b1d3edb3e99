using LettucePlug.Host.Plugins;
using LettucePlug.Host.Settings;
using LettucePlug.Sdk;

namespace LettucePlug.Host.Storage;

/// <summary>The storage plugin that the user chose, with a folder of its own in the home folder.</summary>
internal sealed class PluginStorageSource(
    IPluginHost plugins, SettingsStore settings, HostPaths paths, TimeProvider time) : IStorageSource
{
    public async ValueTask<IStorage> OpenAsync(CancellationToken cancellationToken)
    {
        var backend = await plugins.GetStorageBackendAsync(settings.Text("storage.backend"), cancellationToken);
        return await backend.OpenAsync(
            new StorageOptions
            {
                Directory = Path.Combine(paths.Storage, backend.Id),
                Settings = backend.Settings
                    .Where(setting => setting.Default is not null)
                    .ToDictionary(setting => setting.Key, setting => setting.Default!, StringComparer.Ordinal),
                Time = time,
            },
            cancellationToken);
    }
}
