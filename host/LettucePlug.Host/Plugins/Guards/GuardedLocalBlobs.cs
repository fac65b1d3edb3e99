using LettucePlug.Sdk;

namespace LettucePlug.Host.Plugins;

internal sealed class GuardedLocalBlobs(IBlobStore inner, ILocalBlobs local, PluginGuard guard)
    : GuardedBlobs(inner, guard), ILocalBlobs
{
    private readonly PluginGuard _guard = guard;

    public string GetPath(string sha256) => _guard.Quick("GetPath", () => local.GetPath(sha256));
}
