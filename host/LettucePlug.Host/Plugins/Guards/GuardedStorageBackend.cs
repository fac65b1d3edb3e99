using LettucePlug.Sdk;

namespace LettucePlug.Host.Plugins;

/// <summary>
/// A storage backend behind the guard until it is open. What it opens is handed on as it is: each read of a document
/// would pay for the guard, and the optional facets are found by type on the objects themselves.
/// </summary>
internal sealed class GuardedStorageBackend(IStorageBackend inner, PluginGuard guard) : IStorageBackend
{
    public string Id { get; } = guard.Quick("Id", () => inner.Id);

    public string Title => guard.Quick("Title", () => inner.Title);

    public IReadOnlyList<SettingDefinition> Settings => guard.Quick("Settings", () => inner.Settings);

    public async ValueTask<IStorage> OpenAsync(StorageOptions options, CancellationToken cancellationToken) =>
        await guard.CallAsync("OpenAsync", token => inner.OpenAsync(options, token).AsTask(), deadline: null, cancellationToken);
}
