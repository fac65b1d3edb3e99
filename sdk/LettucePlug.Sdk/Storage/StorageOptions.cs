namespace LettucePlug.Sdk;

/// <summary>Where a store is, and how to open it.</summary>
public sealed record StorageOptions
{
    /// <value>An absolute path to the folder that belongs to the store. The backend makes it where it is absent.</value>
    public required string Directory { get; init; }

    /// <value>The user's values for <see cref="IStorageBackend.Settings"/>, defaults filled in.</value>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    /// <value>The clock. The default is the system's.</value>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
