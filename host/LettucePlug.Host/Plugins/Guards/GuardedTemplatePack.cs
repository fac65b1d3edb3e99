using LettucePlug.Sdk;

namespace LettucePlug.Host.Plugins;

/// <summary>A template pack behind the guard. Its list of files is asked for once.</summary>
internal sealed class GuardedTemplatePack(ITemplatePack inner, PluginGuard guard) : ITemplatePack
{
    public string Id { get; } = guard.Quick("Id", () => inner.Id);

    public IReadOnlyList<string> Files { get; } = guard.Timed("Files", () => (IReadOnlyList<string>)[.. inner.Files]);

    public Stream Open(string file) => guard.Timed("Open", () => inner.Open(file));
}
