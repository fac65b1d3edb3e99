using LettucePlug.Host.Plugins;

namespace LettucePlug.Host.Tui.Models;

/// <summary>The installed plugins, their state and faults.</summary>
internal sealed class PluginsModel(Services services)
{
    private readonly Dictionary<string, PluginVerification> _checks = new(StringComparer.Ordinal);

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

    /// <summary>What the last check found; null without one.</summary>
    public PluginVerification? CheckOf(PluginStatus plugin) => _checks.GetValueOrDefault(plugin.Id);

    /// <summary>The connections that need a plugin.</summary>
    public IReadOnlyList<string> UsersOf(PluginStatus plugin)
    {
        var provided = services.Plugins.Providers.Where(one => one.PluginId == plugin.Id).Select(one => one.Id).ToHashSet();
        return [.. services.Catalog.Read().Connections.Where(one => provided.Contains(one.Provider)).Select(one => one.Id)];
    }

    public async Task ToggleAsync(PluginStatus plugin)
    {
        var isOff = plugin.State is PluginState.Disabled or PluginState.Quarantined;
        await Task.Run(() => isOff
            ? services.Plugins.Enable(plugin.Id, force: plugin.State == PluginState.Quarantined)
            : services.Plugins.Disable(plugin.Id));
        await LoadAsync();
    }

    /// <summary>Runs the checks of a plugin; none of its code.</summary>
    public async Task CheckAsync(PluginStatus plugin)
    {
        foreach (var check in await Task.Run(() => services.Plugins.Verify(plugin.Id)))
        {
            _checks[plugin.Id] = check;
        }

        await LoadAsync();
    }

    /// <summary>Has the code of a folder run with the user's rights from now on.</summary>
    /// <returns>The plugin.</returns>
    public async Task<PluginStatus> TrustAsync(string folder)
    {
        var plugin = await Task.Run(() => services.Plugins.Trust(Path.GetFullPath(folder.Trim())));
        await LoadAsync();
        return plugin;
    }
}
