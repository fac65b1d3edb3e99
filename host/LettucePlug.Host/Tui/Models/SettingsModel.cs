using LettucePlug.Host.Routing;
using LettucePlug.Host.Settings;

namespace LettucePlug.Host.Tui.Models;

/// <summary>Settings of the program, those for images or the others, with the router's word on the models among them.</summary>
internal sealed class SettingsModel(Services services, bool forImages)
{
    private static readonly string[] ImagePrefixes = ["avatar.", "scene.", "design.", "image.", "routing."];

    public IReadOnlyList<HostSetting> Items { get; private set; } = Pick(forImages);

    public SettingValue ValueOf(HostSetting setting) => services.Settings.Get(setting.Key);

    public IReadOnlyList<ModelChoice> Models =>
        [.. services.Catalog.Read().Models.Select(model => new ModelChoice(
            model.Id, model.Id, $"{string.Join("+", model.Input)} to {string.Join("+", model.Output)}, {model.Connection}"))];

    /// <summary>What the router makes of a setting that names a model.</summary>
    public IReadOnlyList<RouteDecision> Explain(HostSetting setting) =>
        [.. Feature.All.Where(feature => feature.SettingKey == setting.Key).Select(feature => services.Routes.Explain(feature))];

    public async Task SetAsync(HostSetting setting, string value)
    {
        await Task.Run(() => services.Settings.SetAsync(setting.Key, value, CancellationToken.None));
        Items = [.. Items];
    }

    public void Load() => Items = [.. Items];

    private static IReadOnlyList<HostSetting> Pick(bool forImages) =>
        [.. SettingDefinitions.All.Where(setting => ImagePrefixes.Any(setting.Key.StartsWith) == forImages)];
}
