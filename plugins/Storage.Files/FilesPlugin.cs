using LettucePlug.Sdk;

namespace LettucePlug.Storage.Files;

public sealed class FilesPlugin : IPlugin
{
    public void Register(IPluginRegistry registry, IPluginContext context) =>
        registry.AddStorageBackend(new FilesBackend());
}
