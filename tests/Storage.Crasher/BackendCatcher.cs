using LettucePlug.Sdk;

namespace LettucePlug.Storage.Crasher;

internal sealed class BackendCatcher : IPluginRegistry
{
    public IStorageBackend? Backend { get; private set; }

    public void AddProvider(IProvider provider) => throw new ArgumentException("Only storage is expected.");

    public void AddTemplatePack(ITemplatePack pack) => throw new ArgumentException("Only storage is expected.");

    public void AddStorageBackend(IStorageBackend backend) => Backend = backend;
}
