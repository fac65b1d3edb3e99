using LettucePlug.Host.Plugins;
using LettucePlug.Host.Tui.Models;
using LettucePlug.Terminal;

namespace LettucePlug.Host.Tui.Screens;

/// <summary>The installed plugins: what they are and may do, what is wrong with them, and the switch.</summary>
internal sealed class PluginsPage : ListPage<PluginStatus>
{
    private readonly PluginsModel _model;

    public PluginsPage(PluginsModel model)
        : base("plugins", "Plugins", plugin => $"{(plugin.Error is null ? " " : "!")} {plugin.Id}  {plugin.State.ToString().ToLowerInvariant()}") =>
        _model = model;

    protected override IReadOnlyList<PluginStatus> Items => _model.Items;

    protected override Problem? Problem => _model.Problem;

    public override IEnumerable<Command> Commands() =>
    [
        Does("toggle", "Switch the plugin on or off", "space|e", () => Go(ToggleAsync()), 70, "On/off"),
        Does("refresh", "Look again", "r", () => Go(_model.LoadAsync()), 10, "Refresh"),
    ];

    public override void Open() => Go(_model.LoadAsync());

    protected override string Heading(PluginStatus item) => item.Id;

    protected override StyledText Describe(PluginStatus item)
    {
        var details = _model.DetailsOf(item);
        var manifest = details.Manifest;
        var facts = new Facts()
            .Text(manifest?.Description)
            .Line("State", item.State.ToString().ToLowerInvariant())
            .Line("Version", item.Version)
            .Line("Kind", item.Kind?.ToString().ToLowerInvariant())
            .Line("Runs", item.Isolation == PluginIsolation.InProcess ? "inside this program" : item.Isolation.ToString().ToLowerInvariant())
            .Line("Origin", item.IsBundled ? "comes with the program" : details.Folder)
            .Line("Offers", string.Join(", ", manifest?.Contributions.Select(one => one.Id) ?? []))
            .Line("Authors", string.Join(", ", manifest?.Authors ?? []));
        if (item.Error is { } error)
        {
            facts.Heading($"What is wrong ({error.Code})").Text("! " + error.Message, Role.Error).Text(error.Fix);
        }

        foreach (var warning in item.Warnings)
        {
            facts.Text($"! {warning.Message} {warning.Fix}", Role.Warning);
        }

        return facts.Build();
    }

    private async Task ToggleAsync()
    {
        if (List.Current is { } plugin)
        {
            await _model.ToggleAsync(plugin);
            Ui.Toast("What runs already goes on; the change holds from the next start", ToastKind.Info);
        }
    }
}
