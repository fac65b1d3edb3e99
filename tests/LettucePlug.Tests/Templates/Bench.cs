using LettucePlug.Host.Plugins;
using LettucePlug.Host.Settings;
using LettucePlug.Host.Templates;
using LettucePlug.Sdk;
using LettucePlug.Tests.Support;

namespace LettucePlug.Tests.Templates;

/// <summary>The shipped packs and a home folder of its own, without the plugin loader.</summary>
internal sealed class Bench : IDisposable
{
    private readonly PluginsWithPacks _plugins = new();

    public Bench()
    {
        var paths = new HostPaths { Home = Home.Path };
        var time = new FakeTime();
        var overrides = new OverrideStore(paths);
        var choice = new PackChoice(paths, TimeProvider.System);
        Library = new TemplateLibrary(_plugins, paths, overrides, choice);
        Editor = new TemplateEditor(Library, overrides, choice);
        Renderer = new PromptRenderer(Library, time);
    }

    public static CancellationToken Token => TestContext.Current.CancellationToken;

    public TempDir Home { get; } = new();

    public TemplateLibrary Library { get; }

    public TemplateEditor Editor { get; }

    public PromptRenderer Renderer { get; }

    public static TemplateCall Scene(string text = "The lamp flickers.", string request = "The lamp.") => new()
    {
        Id = "scene.writer",
        Inputs = new Dictionary<string, object?>
        {
            ["character"] = new Dictionary<string, object?> { ["name"] = "Mara", ["description"] = "An innkeeper." },
            ["messages"] = new List<object?> { new Dictionary<string, object?> { ["role"] = "assistant", ["name"] = "Mara", ["text"] = text } },
            ["request"] = request,
        },
    };

    public static TemplateCall Portrait(string request = "A smile.") => new()
    {
        Id = "avatar.generate",
        Inputs = new Dictionary<string, object?> { ["subject"] = "Mara", ["request"] = request },
    };

    public Task<TemplateSnapshot> LoadAsync() => Library.LoadAsync(Token);

    public Task<RenderedPrompt> RenderAsync(TemplateCall call) => Renderer.RenderAsync(call, Token);

    /// <summary>Writes a pack into the home folder.</summary>
    public void Pack(string id, params (string Path, string Text)[] files)
    {
        Home.Write($"templates/packs/{id}/pack.yaml", files.FirstOrDefault(file => file.Path == "pack.yaml").Text ?? $"id: {id}\nversion: 1.0.0\nrequires: {{lettuce.core: \"^1\"}}\n");
        foreach (var (path, text) in files.Where(file => file.Path != "pack.yaml"))
        {
            Home.Write($"templates/packs/{id}/{path}", text);
        }
    }

    public void Override(string name, string text) => Home.Write($"templates/overrides/{name}.liquid", text);

    public void Dispose()
    {
        Library.Dispose();
        Home.Dispose();
    }

    private sealed class PluginsWithPacks : IPluginHost
    {
        public IReadOnlyList<PluginProblem> Problems => [];

        public bool IsSafeMode => false;

        public IReadOnlyList<ContributedProvider> Providers => [];

        public IReadOnlyList<PluginStatus> List() => [];

        public PluginDetails GetDetails(string pluginId) => throw new InvalidOperationException();

        public IReadOnlyList<PluginVerification> Verify(string? pluginId = null) => [];

        public PluginStatus Enable(string pluginId, bool force = false) => throw new InvalidOperationException();

        public PluginStatus Disable(string pluginId) => throw new InvalidOperationException();

        public PluginStatus Trust(string folder) => throw new InvalidOperationException();

        public PluginStatus Install(string path) => throw new InvalidOperationException();

        public PluginStatus Remove(string pluginId) => throw new InvalidOperationException();

        public ValueTask<ProviderHandle> GetProviderAsync(string providerId, CancellationToken cancellationToken) => throw new InvalidOperationException();

        public ValueTask<IStorageBackend> GetStorageBackendAsync(string backendId, CancellationToken cancellationToken) => throw new InvalidOperationException();

        public ValueTask<IReadOnlyList<LoadedTemplatePack>> GetTemplatePacksAsync(CancellationToken cancellationToken) => ValueTask.FromResult<IReadOnlyList<LoadedTemplatePack>>(
        [
            new() { PluginId = "lettuceplug.templates-core", Pack = new FolderPack("lettuce.core", "Core") },
            new() { PluginId = "lettuceplug.templates-tags", Pack = new FolderPack("lettuce.tags", "Tags") },
        ]);

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }

    private sealed class FolderPack(string id, string name) : ITemplatePack
    {
        private readonly string _folder = Path.Combine(Repository.Root, "templates", "packs", "LettucePlug.Templates." + name, "pack");

        public string Id => id;

        public IReadOnlyList<string> Files =>
            [.. Directory.EnumerateFiles(_folder, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(_folder, path).Replace('\\', '/'))];

        public Stream Open(string file) => File.OpenRead(Path.Combine(_folder, file));
    }
}
