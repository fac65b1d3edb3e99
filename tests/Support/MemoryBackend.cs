using System.Collections.Concurrent;
using LettucePlug.Sdk;

namespace LettucePlug.Tests.Support;

/// <summary>Opens <see cref="MemoryStorage"/>: one store for each folder, shared by all who open it.</summary>
public sealed class MemoryBackend : IStorageBackend
{
    private readonly ConcurrentDictionary<string, MemoryStorage> _stores = new(StringComparer.Ordinal);

    public string Id => "memory";

    public string Title => "Memory";

    public IReadOnlyList<SettingDefinition> Settings => [];

    public ValueTask<IStorage> OpenAsync(StorageOptions options, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult<IStorage>(_stores.GetOrAdd(options.Directory, _ => new MemoryStorage(options.Time)));
}
