namespace LettucePlug.Sdk.Testing;

internal sealed record StorageRule(string Name, Func<StorageRig, Task> CheckAsync);
