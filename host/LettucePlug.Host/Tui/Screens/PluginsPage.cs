using LettucePlug.Host.Plugins;
using LettucePlug.Host.Tui.Models;
using LettucePlug.Terminal;

namespace LettucePlug.Host.Tui.Screens;

/// <summary>The installed plugins: what they are and may do, what is wrong with them, and the switch.</summary>
internal sealed class PluginsPage : ListPage<PluginStatus>
{
    private const string Family = "lettuceplug.";

    private readonly PluginsModel _model;

    public PluginsPage(PluginsModel model)
        : base("plugins", "Plugins", Row)
    {
        _model = model;
        List.EmptyText = "No plugins.";
    }

    public override string About =>
        "What providers, storage and prompt packs are made of. A plugin that fails is switched off by itself before it takes the program along.";

    protected override IReadOnlyList<PluginStatus> Items => _model.Items;

    protected override Problem? Problem => _model.Problem;

    public override IEnumerable<Command> Commands() =>
    [
        Does("toggle", "Switch the plugin on or off", "space|e", () => Go(ToggleAsync()), 70, "On/off", () => List.Current is not null),
        Does("check", "Check its files; nothing of it runs", "c", () => Go(CheckAsync()), 60, "Check", () => List.Current is not null),
        Does("trust", "Trust a plugin of a folder, so that its code may run", "n", () => Go(TrustAsync()), 50, "Add"),
        Does("refresh", "Look again", "r", () => Go(_model.LoadAsync()), 10, "Refresh"),
        ReadKey(),
    ];

    public override void Open() => Go(_model.LoadAsync());

    protected override string Heading(PluginStatus item) => item.Id;

    protected override StyledText Describe(PluginStatus item)
    {
        var details = _model.DetailsOf(item);
        var manifest = details.Manifest;
        var facts = new Facts().Text(manifest?.Description).Gap();
        if (item.State != PluginState.Disabled && item.Error is { } error)
        {
            facts.Text($"! {error.Message} ({error.Code})", Role.Error).Text(error.Fix).Gap();
        }

        foreach (var warning in item.Warnings)
        {
            facts.Text($"! {warning.Message}", Role.Warning).Text(warning.Fix);
        }

        facts.Line("State", StateOf(item.State), RoleOf(item.State))
            .Line("Version", item.Version)
            .Line("Kind", item.Kind?.ToString().ToLowerInvariant())
            .Line("Runs", item.Isolation == PluginIsolation.InProcess ? "inside this program" : "in a process of its own")
            .Line("Origin", item.IsBundled ? "comes with the program" : details.Folder)
            .Line("Offers", string.Join(", ", manifest?.Contributions.Select(one => one.Id) ?? []))
            .Line("Used by", string.Join(", ", _model.UsersOf(item)))
            .Line("Authors", string.Join(", ", manifest?.Authors ?? []))
            .Line("License", manifest?.License)
            .Line("Homepage", manifest?.Homepage);
        if (manifest is not null)
        {
            Permissions(manifest, facts);
        }

        if (_model.CheckOf(item) is { } check)
        {
            facts.Heading("Check");
            facts.Text(check.Problems.Count == 0 ? "+ Everything is in order" : null, Role.Success);
            foreach (var problem in check.Problems)
            {
                facts.Text($"! {problem.Message} ({problem.Code})", problem.IsWarning ? Role.Warning : Role.Error).Text(problem.Fix);
            }
        }

        return facts.Build();
    }

    private static string Row(PluginStatus plugin)
    {
        var name = plugin.IsBundled && plugin.Id.StartsWith(Family, StringComparison.Ordinal) ? plugin.Id[Family.Length..] : plugin.Id;
        return $"{(plugin.State == PluginState.Disabled ? "-" : plugin.Error is not null ? "!" : " ")} {name,-16} {plugin.State.ToString().ToLowerInvariant()}";
    }

    private static void Permissions(PluginManifest manifest, Facts facts)
    {
        var may = manifest.Permissions;
        facts.Heading("Says it needs")
            .Line("Network", may.Network.Count > 0 ? string.Join(", ", may.Network) : manifest.Kind == PluginKind.Provider ? "no address but that of a connection" : null)
            .Line("Files", may.DataFolder ? "a data folder of its own" : null)
            .Line("Native", may.Native ? "! native code, which nothing can hold back" : null, Role.Warning)
            .Line("Programs", may.Process ? "! starts other programs" : null, Role.Warning)
            .Line("Variables", string.Join(", ", may.Environment));
        if (manifest.Requires.Count > 0)
        {
            facts.Line("Plugins", string.Join(", ", manifest.Requires.Keys));
        }
    }

    private static string StateOf(PluginState state) => state switch
    {
        PluginState.Ready => "ready: loaded when it is needed",
        PluginState.Active => "active",
        PluginState.Disabled => "switched off: Space switches it on",
        PluginState.Quarantined => "in quarantine: it failed too often; Space tries it again",
        PluginState.Untrusted => "not trusted yet: none of its code runs",
        PluginState.Faulted => "failed; it is tried again after a pause",
        _ => state.ToString().ToLowerInvariant(),
    };

    private static Role RoleOf(PluginState state) => state switch
    {
        PluginState.Active or PluginState.Ready => Role.Success,
        PluginState.Disabled or PluginState.Untrusted => Role.Warning,
        PluginState.Invalid or PluginState.Incompatible or PluginState.Faulted or PluginState.Quarantined => Role.Error,
        _ => Role.Text,
    };

    private async Task ToggleAsync()
    {
        if (List.Current is { } plugin)
        {
            await _model.ToggleAsync(plugin);
            Select(one => one.Id == plugin.Id);
            Ui.Toast("What runs already goes on; the change holds from the next start", ToastKind.Info);
        }
    }

    private async Task CheckAsync()
    {
        if (List.Current is { } plugin)
        {
            await _model.CheckAsync(plugin);
            Select(one => one.Id == plugin.Id);
        }
    }

    private async Task TrustAsync()
    {
        if (await Ask.ForText(Ui, "Add a plugin", "The folder with its `plugin.json`.") is not { Length: > 0 } folder
            || !await Ask.ForConfirmation(
                Ui,
                "Trust this code?",
                $"**{Sanitizer.Clean(Path.GetFullPath(folder.Trim()), singleLine: true)}**\n\nIts code will run with your rights: it can read and change everything you can. Trust only what you know.",
                "Trust it"))
        {
            return;
        }

        var plugin = await _model.TrustAsync(folder);
        Select(one => one.Id == plugin.Id);
    }
}
