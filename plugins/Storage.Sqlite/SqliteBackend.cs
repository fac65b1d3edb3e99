using LettucePlug.Sdk;

namespace LettucePlug.Storage.Sqlite;

internal sealed class SqliteBackend : IStorageBackend
{
    internal const string FlushSetting = "flushToDisk";

    public string Id => "sqlite";

    public string Title => "SQLite";

    public IReadOnlyList<SettingDefinition> Settings { get; } =
    [
        new()
        {
            Key = FlushSetting,
            Title = "Survive loss of power",
            Description = "Waits for the disk after each write. Without it the last seconds may be missing after a loss "
                + "of power, but never after a crash of the program.",
            Type = SettingType.Boolean,
            Default = "false",
        },
    ];

    public async ValueTask<IStorage> OpenAsync(StorageOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        cancellationToken.ThrowIfCancellationRequested();
        return await Task.Run(() => SqliteStorage.Open(options, cancellationToken), cancellationToken)
            .ConfigureAwait(false);
    }
}
