using LettucePlug.Host.Plugins;

namespace LettucePlug.Host.Tui.Models;

/// <summary>The installed plugins, their state and faults.</summary>
internal sealed class PluginsModel(Services services)
{
    public IReadOnlyList<PluginStatus> Items { get; private set; } = [];

    public Problem? Problem { get; private set; }

    public async Task LoadAsync()
    {
        Items = await Task.Run(services.Plugins.List);
        Problem = services.Plugins.Problems is [var first, ..]
            ? new Problem { Message = $"{first.Code} {first.Message}", Hint = first.Fix }
            : services.Plugins.IsSafeMode ? new Problem { Message = "Safe mode: only the bundled plugins are used." } : null;
    }

    public PluginDetails DetailsOf(PluginStatus plugin) => services.Plugins.GetDetails(plugin.Id);

    public async Task ToggleAsync(PluginStatus plugin)
    {
        var isOff = plugin.State is PluginState.Disabled or PluginState.Quarantined;
        await Task.Run(() => isOff
            ? services.Plugins.Enable(plugin.Id, force: plugin.State == PluginState.Quarantined)
            : services.Plugins.Disable(plugin.Id));
        await LoadAsync();
    }
}
