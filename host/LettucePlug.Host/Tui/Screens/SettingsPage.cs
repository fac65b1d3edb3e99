using LettucePlug.Host.Settings;
using LettucePlug.Host.Tui.Models;
using LettucePlug.Terminal;

namespace LettucePlug.Host.Tui.Screens;

/// <summary>Settings with what they do, where their values come from and, for models, what the router makes of them.</summary>
internal sealed class SettingsPage : ListPage<HostSetting>
{
    private const string Several = "Several: the further ones stand in";

    private readonly SettingsModel _model;
    private readonly string _about;
    private (HostSetting Setting, string Value)? _before;

    public SettingsPage(SettingsModel model, string context, string title, string about)
        : base(context, title, setting => $"{(model.IsRefused(setting) ? "!" : " ")} {SettingWords.TitleOf(setting.Key),-16} {model.ValueOf(setting).Value}")
    {
        _model = model;
        _about = about;
    }

    public override string About => _about;

    /// <summary>The page about images: which model does what, and what happens with scene prompts.</summary>
    public static SettingsPage OfImages(Services services) => new(
        new SettingsModel(services, forImages: true),
        "images",
        "Image generation",
        "Which model makes what, each chosen by itself, with the reasons of the router; and what happens with the scene prompts of replies.");

    public static SettingsPage OfProgram(Services services) => new(
        new SettingsModel(services, forImages: false), "settings", "Settings", "How the program looks and works.");

    protected override IReadOnlyList<HostSetting> Items => _model.Items;

    public override IEnumerable<Command> Commands() =>
    [
        Does("change", "Change the setting", "e|enter", () => Go(ChangeAsync()), 70, "Change"),
        Does("default", "Take the default again", "delete|d", () => Go(ResetAsync()), 40, "Default", () => List.Current is { } setting && !_model.ValueOf(setting).IsDefault),
        Does("undo", "Take back the last change", "u", () => Go(UndoAsync()), 60, "Undo", () => _before is not null),
        ReadKey("i|v"),
    ];

    public override void Open() => _model.Load();

    protected override string Heading(HostSetting item) => SettingWords.TitleOf(item.Key);

    protected override void OpenItem(HostSetting item) => Go(ChangeAsync());

    protected override StyledText Describe(HostSetting item)
    {
        var value = _model.ValueOf(item);
        var meaning = SettingWords.MeaningOf(item.Key, value.Value);
        var facts = new Facts()
            .Text(item.Description)
            .Gap()
            .Line("Value", meaning.Length > 0 ? $"{value.Value}: {meaning}" : value.Value)
            .Line("From", Path.IsPathRooted(value.Origin) ? $"{Path.GetFileName(value.Origin)}, in the home folder" : value.Origin)
            .Line("Default", value.IsDefault ? null : item.Default)
            .Line("Range", item.Kind == HostSettingKind.Number ? $"{item.Minimum} to {item.Maximum}" : null)
            .Line("Setting", item.Key);
        if (_model.IsFixed(item))
        {
            facts.Gap().Text($"! The environment variable {item.Variable} says it: a change here has no effect before that is gone.", Role.Warning);
        }

        Explain(item, facts);
        if (item.Choices.Count > 0)
        {
            facts.Heading("Choices");
            foreach (var choice in item.Choices)
            {
                var what = SettingWords.MeaningOf(item.Key, choice);
                facts.Text($"{(choice == value.Value ? ">" : " ")} {choice}{(what.Length > 0 ? ": " + what : "")}", choice == value.Value ? Role.Accent : Role.Text);
            }
        }

        return facts.Build();
    }

    private void Explain(HostSetting item, Facts facts)
    {
        foreach (var decision in _model.Explain(item))
        {
            facts.Heading("For " + decision.Feature.Title);
            facts.Text(
                decision.Chosen is { } chosen ? $"+ {chosen.Id} does it" : "! " + decision.Refusal?.Message,
                decision.Chosen is null ? Role.Error : Role.Success);
            facts.Text(decision.Refusal?.Hint);
            if (decision.Order.Count > 1)
            {
                facts.Text("If it fails: " + string.Join(", then ", decision.Order.Skip(1).Select(model => model.Id)));
            }

            foreach (var candidate in decision.Candidates)
            {
                facts.Text($"{(candidate.Qualifies ? "+" : "-")} {candidate.Model.Id}: {string.Join("; ", candidate.Reasons)}", Role.Muted);
            }
        }
    }

    private async Task ChangeAsync()
    {
        if (List.Current is not { } setting)
        {
            return;
        }

        var value = setting switch
        {
            { Choices.Count: > 0 } => (await Ask.ForOneOf(
                Ui, Heading(setting), setting.Choices, choice => choice, choice => SettingWords.MeaningOf(setting.Key, choice))).Item,
            { Kind: HostSettingKind.Models } => await ChooseModelAsync(setting),
            _ => await TypeAsync(setting, typed => CheckOf(setting, typed)),
        };
        if (value is not null)
        {
            await SetAsync(setting, value);
        }
    }

    private async Task<string?> ChooseModelAsync(HostSetting setting)
    {
        var several = new ModelChoice(null, Several, "type them in order, with commas between");
        return await Ask.ForOneOf(
            Ui, "Which model: " + Heading(setting), [.. _model.ModelsFor(setting), several], model => model.Title, model => model.Note) switch
        {
            (true, { Id: { } id }) => id,
            (true, _) => await TypeAsync(setting, _model.CheckModels),
            _ => null,
        };
    }

    private Task<string?> TypeAsync(HostSetting setting, Func<string, string?> check) =>
        Ask.ForText(Ui, Heading(setting), Sanitizer.Clean(setting.Description), _model.ValueOf(setting).Value, check: check);

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

    private Task ResetAsync() => List.Current is { } setting ? SetAsync(setting, "") : Task.CompletedTask;

    private async Task SetAsync(HostSetting setting, string value)
    {
        var before = _model.ValueOf(setting);
        await _model.SetAsync(setting, value);
        _before = (setting, before.IsDefault ? "" : before.Value);
        TakeEffect(setting);
    }

    private async Task UndoAsync()
    {
        if (_before is var (setting, value))
        {
            _before = null;
            await _model.SetAsync(setting, value);
            Select(one => one.Key == setting.Key);
            TakeEffect(setting);
        }
    }

    private void TakeEffect(HostSetting setting)
    {
        Appearance.Change(Ui, setting.Key, _model.ValueOf(setting).Value);
        if (SettingsModel.CountsFromNextStart(setting))
        {
            Ui.Toast("Saved; it counts from the next start");
        }

        Refresh();
    }
}
