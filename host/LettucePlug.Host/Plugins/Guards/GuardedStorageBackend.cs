using LettucePlug.Sdk;

namespace LettucePlug.Host.Plugins;

/// <summary>A storage backend behind the guard, and the stores it opens.</summary>
internal sealed class GuardedStorageBackend(IStorageBackend inner, PluginGuard guard) : IStorageBackend
{
    public string Id { get; } = guard.Quick("Id", () => inner.Id);

    public string Title => guard.Quick("Title", () => inner.Title);

    public IReadOnlyList<SettingDefinition> Settings => guard.Quick("Settings", () => inner.Settings);

    public async ValueTask<IStorage> OpenAsync(StorageOptions options, CancellationToken cancellationToken) =>
        new GuardedStorage(
            await guard.CallAsync("OpenAsync", token => inner.OpenAsync(options, token).AsTask(), deadline: null, cancellationToken),
            guard);
}
