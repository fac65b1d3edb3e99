namespace LettucePlug.Sdk;

/// <summary>A way to keep documents and blobs.</summary>
public interface IStorageBackend
{
    /// <value>The id: lower-case letters and digits, such as <c>sqlite</c>.</value>
    string Id { get; }

    /// <value>The name for people.</value>
    string Title { get; }

    /// <value>The settings it understands.</value>
    IReadOnlyList<SettingDefinition> Settings { get; }

    /// <summary>Opens the store, and makes it first where there is none.</summary>
    /// <param name="options">Where, and how.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>The store, owned by the caller.</returns>
    /// <exception cref="StorageException">The store cannot be opened.</exception>
    ValueTask<IStorage> OpenAsync(StorageOptions options, CancellationToken cancellationToken = default);
}
