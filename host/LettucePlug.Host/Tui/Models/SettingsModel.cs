using LettucePlug.Host.Routing;
using LettucePlug.Host.Settings;

namespace LettucePlug.Host.Tui.Models;

/// <summary>Settings of the program, those for images or the others, with the router's word on the models among them.</summary>
internal sealed class SettingsModel(Services services, bool forImages)
{
    /// <summary>What decides on images, in the order in which one thinks of it.</summary>
    private static readonly string[] OfImages =
    [
        "avatar.model", "scene.imageModel", "scene.writerModel", "design.model", "image.model", "chat.model",
        "scene.mode", "scene.enabled", "scene.result", "routing.firstQualifying", "jobs.timeoutMinutes", "ui.images", "ui.link",
    ];

    /// <summary>What is looked at once, when the program starts.</summary>
    private static readonly string[] AtStart =
        ["storage.backend", "log.level", "ui.mouse", "ui.images", "composer.enter", "composer.vi"];

    public IReadOnlyList<HostSetting> Items { get; private set; } = Pick(forImages);

    public SettingValue ValueOf(HostSetting setting) => services.Settings.Get(setting.Key);

    /// <summary>Whether an environment variable says it, so that no change here has an effect.</summary>
    public bool IsFixed(HostSetting setting) => ValueOf(setting).Origin == setting.Variable;

    public static bool CountsFromNextStart(HostSetting setting) => AtStart.Contains(setting.Key);

    /// <summary>What the router makes of a setting that names a model.</summary>
    public IReadOnlyList<RouteDecision> Explain(HostSetting setting) =>
        [.. Feature.All.Where(feature => feature.SettingKey == setting.Key).Select(feature => services.Routes.Explain(feature))];

    /// <summary>Whether no model does what the setting is for.</summary>
    public bool IsRefused(HostSetting setting) =>
        setting.Kind == HostSettingKind.Models && Explain(setting).Any(decision => decision.Refusal is not null);

    /// <summary>The models there are, those first that can do what the setting is for, each with the router's reasons.</summary>
    public IReadOnlyList<ModelChoice> ModelsFor(HostSetting setting)
    {
        var judged = Feature.All.Where(feature => feature.SettingKey == setting.Key)
            .SelectMany(feature => services.Routes.Explain(feature).Candidates)
            .GroupBy(candidate => candidate.Model.Id);
        return
        [
            .. judged.OrderBy(group => group.All(one => one.Qualifies) ? 0 : 1).Select(group => new ModelChoice(
                group.Key,
                group.Key,
                (group.All(one => one.Qualifies) ? "+ " : "- ")
                    + string.Join("; ", (group.FirstOrDefault(one => !one.Qualifies) ?? group.First()).Reasons))),
        ];
    }

    /// <summary>What is wrong with a list of models; null for nothing.</summary>
    public string? CheckModels(string typed)
    {
        var known = services.Catalog.Read().Models.Select(model => model.Id).ToList();
        return typed.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).FirstOrDefault(id => !known.Contains(id)) is { } stranger
            ? $"There is no model '{stranger}'. There are: {string.Join(", ", known)}"
            : null;
    }

    public async Task SetAsync(HostSetting setting, string value)
    {
        await Task.Run(() => services.Settings.SetAsync(setting.Key, value, CancellationToken.None));
        Load();
    }

    public void Load() => Items = [.. Items];

    private static IReadOnlyList<HostSetting> Pick(bool forImages) => forImages
        ? [.. OfImages.Select(SettingDefinitions.Find)]
        : [.. SettingDefinitions.All.Where(setting => !OfImages.Contains(setting.Key) || setting.Key.StartsWith("ui.", StringComparison.Ordinal))];
}
