using LettucePlug.Host.Connections;
using LettucePlug.Host.Plugins;
using LettucePlug.Host.Secrets;
using LettucePlug.Host.Settings;
using LettucePlug.Host.Templates;
using LettucePlug.Host.Tui.Models;
using LettucePlug.Tests.Support;
using LettucePlug.Tests.Workflows;
using Microsoft.Extensions.Logging.Abstractions;

namespace LettucePlug.Tests.Tui;

/// <summary>
/// The program without its process: the built plugins, connections, templates and certificates for real, in a home
/// folder of its own; images come from a scripted provider. Chats are not there.
/// </summary>
internal sealed class House : IAsyncDisposable
{
    private readonly Backstage _backstage = new();
    private readonly PluginHost _plugins;
    private readonly ConnectionOpener _opener;
    private readonly TemplateLibrary _templates;

    public House()
    {
        var time = TimeProvider.System;
        var redactor = new Redactor();
        var overrides = new OverrideStore(Paths);
        var choice = new PackChoice(Paths, time);
        var secrets = new SecretStore(Paths, time, redactor, name => Environment.GetValueOrDefault(name));
        var roots = new TrustedRoots(Paths, Studio.Time);
        _plugins = new PluginHost(
            new PluginHostOptions
            {
                BundledDirectory = Path.Combine(Repository.Root, "artifacts", "plugins"),
                BundledList = Path.Combine(Repository.Root, "plugins.json"),
                HomeDirectory = Paths.Home,
            },
            NullLoggerFactory.Instance);
        _opener = new ConnectionOpener(Studio.Catalog, _plugins, secrets, redactor, roots, time, NullLoggerFactory.Instance);
        _templates = new TemplateLibrary(_plugins, Paths, overrides, choice);
        Services = _backstage.Services with
        {
            Plugins = _plugins,
            Opener = _opener,
            Connections = new ConnectionEditor(Studio.Catalog, _plugins, secrets),
            Probe = new ConnectionProbe(Studio.Catalog, _opener, redactor, time),
            Servers = new LocalServers(Studio.Settings, Studio.Catalog, _opener),
            Models = new ModelEditor(Studio.Catalog, _opener),
            RemoteModels = new RemoteModels(Studio.Catalog, _opener, redactor),
            Certificates = roots,
            Templates = new TemplateServices
            {
                Library = _templates,
                Editor = new TemplateEditor(_templates, overrides, choice),
                Renderer = new PromptRenderer(_templates, Studio.Time),
            },
        };
    }

    public static CancellationToken Token => TestContext.Current.CancellationToken;

    public Studio Studio => _backstage.Studio;

    public HostPaths Paths => _backstage.Services.Paths;

    public Services Services { get; }

    public Drafts Drafts => _backstage.Drafts;

    /// <summary>The variables the program would see.</summary>
    public Dictionary<string, string> Environment { get; } = new(StringComparer.Ordinal);

    /// <summary>A file in the home folder.</summary>
    public string Write(string name, string text)
    {
        var path = Path.Combine(Paths.Home, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    public Task<ConnectionChange> ConnectAsync(string provider, ConnectionDraft? draft = null) =>
        Services.Connections.AddAsync(provider, draft ?? new ConnectionDraft(), Token);

    public async ValueTask DisposeAsync()
    {
        await _opener.DisposeAsync();
        _templates.Dispose();
        await _plugins.DisposeAsync();
        _backstage.Dispose();
    }
}
