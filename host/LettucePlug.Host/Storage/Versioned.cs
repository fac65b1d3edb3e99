namespace LettucePlug.Host.Storage;

internal sealed record Versioned<T>(T Value, long Version);
