using LettucePlug.Host.Settings;
using LettucePlug.Host.Tui.Models;

namespace LettucePlug.Host.Tui.Plain;

/// <summary>All settings in lines, those for images first. Connections and models are added by the commands, which need no screen.</summary>
internal sealed class PlainSettings(Services services, PlainDesk desk)
{
    private readonly SettingsModel[] _models = [new SettingsModel(services, forImages: true), new SettingsModel(services, forImages: false)];

    public async Task RunAsync()
    {
        desk.Say("To connect a provider: lettuceplug connections add --help. To add a model: lettuceplug models add --help.");
        while (true)
        {
            var all = _models.SelectMany(model => model.Items.Select(setting => (Model: model, Setting: setting))).ToList();
            var names = all.Select(one => $"{one.Setting.Key} = {one.Model.ValueOf(one.Setting).Value}").ToList();
            if (await desk.ChooseAsync("Which setting?", names) is not { } chosen)
            {
                return;
            }

            await desk.TryAsync(() => ChangeAsync(all[chosen].Model, all[chosen].Setting));
        }
    }

    private async Task ChangeAsync(SettingsModel model, HostSetting setting)
    {
        desk.Say(setting.Description);
        foreach (var decision in model.Explain(setting))
        {
            desk.Say(decision.Chosen is { } one ? $"For {decision.Feature.Title}: {one.Id} does it." : $"For {decision.Feature.Title}: {decision.Refusal?.Message}");
        }

        IReadOnlyList<string> choices = setting.Choices.Count > 0 ? setting.Choices
            : setting.Kind == HostSettingKind.Models ? [.. model.ModelsFor(setting).Select(one => one.Title)]
            : [];
        var value = choices.Count > 0
            ? await desk.ChooseAsync(setting.Key, choices) is { } chosen ? choices[chosen] : null
            : await desk.AskAsync("The value, empty to leave it:") is { Length: > 0 } typed ? typed : null;
        if (value is not null)
        {
            await model.SetAsync(setting, value);
            desk.Say($"{setting.Key} is {model.ValueOf(setting).Value} now.");
        }
    }
}
