using LettucePlug.Sdk;

namespace LettucePlug.Host.Storage;

internal interface IStorageSource
{
    /// <summary>Opens the store the user chose. The caller owns it.</summary>
    ValueTask<IStorage> OpenAsync(CancellationToken cancellationToken);
}
