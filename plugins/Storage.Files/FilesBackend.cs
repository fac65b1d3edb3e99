using LettucePlug.Sdk;

namespace LettucePlug.Storage.Files;

internal sealed class FilesBackend : IStorageBackend
{
    internal const string FlushSetting = "flushToDisk";

    public string Id => "files";

    public string Title => "Plain files";

    public IReadOnlyList<SettingDefinition> Settings { get; } =
    [
        new()
        {
            Key = FlushSetting,
            Title = "Survive loss of power",
            Description = "Waits for the disk after each file. Without it the last seconds may be missing after a loss "
                + "of power, but never after a crash of the program.",
            Type = SettingType.Boolean,
            Default = "false",
        },
    ];

    public async ValueTask<IStorage> OpenAsync(StorageOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        cancellationToken.ThrowIfCancellationRequested();
        return await FilesStorage.OpenAsync(options, cancellationToken).ConfigureAwait(false);
    }
}
