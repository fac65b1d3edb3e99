using LettucePlug.Host.Settings;
using LettucePlug.Host.Tui.Models;
using LettucePlug.Terminal;

namespace LettucePlug.Host.Tui.Screens;

/// <summary>Settings with what they do, where their values come from and, for models, what the router makes of them.</summary>
internal sealed class SettingsPage : ListPage<HostSetting>
{
    private readonly SettingsModel _model;

    public SettingsPage(SettingsModel model, string context, string title)
        : base(context, title, setting => $"{setting.Key} = {model.ValueOf(setting).Value}")
    {
        _model = model;
    }

    protected override IReadOnlyList<HostSetting> Items => _model.Items;

    public override IEnumerable<Command> Commands() =>
    [
        Does("change", "Change the setting", "e", () => Go(ChangeAsync()), 70, "Change"),
        Does("default", "Take the default again", "delete|d", () => Go(ResetAsync()), 40, "Default"),
        Does("read", "Read all about it", "v", () => ReadCurrent(), 0),
    ];

    public override void Open() => _model.Load();

    protected override string Heading(HostSetting item) => item.Key;

    protected override void OpenItem(HostSetting item) => Go(ChangeAsync());

    protected override StyledText Describe(HostSetting item)
    {
        var value = _model.ValueOf(item);
        var facts = new Facts()
            .Text(item.Description)
            .Gap()
            .Line("Value", value.Value)
            .Line("From", value.Origin)
            .Line("Default", item.Default)
            .Line("Choices", string.Join(", ", item.Choices))
            .Line("Range", item.Kind == HostSettingKind.Number ? $"{item.Minimum} to {item.Maximum}" : null);
        foreach (var decision in _model.Explain(item))
        {
            facts.Heading($"For {decision.Feature.Title}");
            facts.Text(
                decision.Chosen is { } chosen ? $"+ {chosen.Id} does it" : "! " + decision.Refusal?.Message,
                decision.Chosen is null ? Role.Error : Role.Success);
            facts.Text(decision.Refusal?.Hint);
            foreach (var candidate in decision.Candidates)
            {
                facts.Text($"{(candidate.Qualifies ? "+" : "-")} {candidate.Model.Id}: {string.Join("; ", candidate.Reasons)}", Role.Muted);
            }
        }

        return facts.Build();
    }

    private void ReadCurrent()
    {
        if (List.Current is { } setting)
        {
            Read(setting);
        }
    }

    private async Task ChangeAsync()
    {
        if (List.Current is not { } setting)
        {
            return;
        }

        var value = _model.ValueOf(setting).Value;
        if (setting.Choices.Count > 0)
        {
            value = (await Ask.ForOneOf(Ui, setting.Key, setting.Choices, choice => choice)).Item;
        }
        else if (setting.Kind == HostSettingKind.Models)
        {
            value = (await Ask.ForOneOf(Ui, setting.Key, _model.Models, model => model.Title, model => model.Note)).Item?.Id;
        }
        else
        {
            value = await Ask.ForText(Ui, setting.Key, Sanitizer.Clean(setting.Description), value, check: typed => CheckOf(setting, typed));
        }

        if (value is not null)
        {
            await SetAsync(setting, value);
        }
    }

    private static string? CheckOf(HostSetting setting, string typed)
    {
        try
        {
            setting.Normalise(typed);
            return null;
        }
        catch (SettingsException error)
        {
            return Problem.Of(error).Text;
        }
    }

    private Task ResetAsync() => List.Current is { } setting ? SetAsync(setting, setting.Default) : Task.CompletedTask;

    private async Task SetAsync(HostSetting setting, string value)
    {
        await _model.SetAsync(setting, value);
        if (setting.Key == "ui.theme")
        {
            Appearance.Change(Ui, value);
        }

        Refresh();
    }
}
