using LettucePlug.Host.Connections;
using LettucePlug.Host.Tui.Models;
using LettucePlug.Sdk;
using LettucePlug.Terminal;

namespace LettucePlug.Host.Tui.Screens;

/// <summary>The models that can be chosen: what they take and give, and all their settings.</summary>
internal sealed class ModelsPage : ListPage<ConfiguredModel>
{
    private readonly ModelsModel _model;

    public ModelsPage(ModelsModel model)
        : base("models", "Models", one => $"{one.Id}  {ScopeFields.Words(one.Output)}")
    {
        _model = model;
        List.EmptyText = "No models. n adds one of a connection.";
    }

    public override string About =>
        "The models you can choose, each with what it takes and gives and the settings that go along with every call to it.";

    protected override IReadOnlyList<ConfiguredModel> Items => _model.Items;

    protected override Problem? Problem => _model.Problem;

    public override IEnumerable<Command> Commands() =>
    [
        Does("new", "Add a model of a connection", "n", () => Go(AddAsync()), 80, "New"),
        Does("edit", "Change scopes and settings", "e", () => Go(EditAsync()), 70, "Edit", () => List.Current is not null),
        Does("choices", "Choose a value the service knows, such as a sampler", "s", () => Go(ChooseAsync()), 50, "Values", () => List.Current is not null),
        Does("remove", "Remove the model", "delete|d", () => Go(RemoveAsync()), 30, "Remove", () => List.Current is not null),
        ReadKey(),
    ];

    public override void Open() => _model.Load();

    protected override string Heading(ConfiguredModel item) => item.Id;

    protected override StyledText Describe(ConfiguredModel item)
    {
        var facts = new Facts()
            .Line("Name", item.Name)
            .Line("Connection", item.Connection)
            .Line("Stands in", string.Join(", ", item.Pool))
            .Line("Takes", ScopeFields.Words(item.Input))
            .Line("Gives", ScopeFields.Words(item.Output))
            .Heading("Settings");
        foreach (var (key, value) in item.Settings)
        {
            facts.Line(ModelsModel.IsToken(key) ? $"%{key[ModelSettings.TokenPrefix.Length..]}%" : ModelFields.Label(key), value);
        }

        return facts.Text(item.Settings.Count == 0 ? "As the service has them: e changes them." : null, Role.Muted).Build();
    }

    private static string Describe(ModelInfo info) =>
        $"{info.Name}: {ScopeFields.Words(info.Input.Select(one => one.Name))} to {ScopeFields.Words(info.Output.Select(one => one.Name))}";

    private async Task AddAsync()
    {
        if (await Ask.ForOneOf(Ui, "Of which connection?", _model.Connections, one => one.Name, one => one.Id) is not (true, { } connection))
        {
            return;
        }

        var (remote, run) = await _model.RemoteAsync(connection);
        Tell(run.Problem);
        if (run.State == ActivityState.Cancelled)
        {
            return;
        }

        ModelInfo? picked = null;
        if (remote.Count > 0)
        {
            var other = new ModelInfo { Name = "", Title = "Another: type its name", Input = [Modality.Text], Output = [Modality.Image] };
            var (isPicked, item) = await Ask.ForOneOf(
                Ui, "Which model?", [.. remote, other], one => one.Title ?? one.Name, one => one.Name.Length > 0 ? Describe(one) : "");
            if (!isPicked)
            {
                return;
            }

            picked = item;
        }

        await FillInAsync(connection, picked?.Name ?? "");
    }

    private Task<bool> FillInAsync(Connection connection, string name) => Sheets.FillInAsync(
        Ui,
        $"A model of {connection.Id}",
        [
            new FormField { Id = ModelsModel.Name, Label = "Model", Value = name, IsRequired = true, Help = "The name the service knows it by." },
            new FormField { Id = ModelsModel.Id, Label = "Id", Placeholder = "made from the name", Help = "What you call it." },
            ScopeFields.Of(ModelsModel.Input, "Takes", [], "What it can be given: an image model that edits takes images too."),
            ScopeFields.Of(ModelsModel.Output, "Gives", [], "What it makes: this decides what it can be chosen for."),
        ],
        async values =>
        {
            var added = await _model.AddAsync(connection, values);
            Select(one => one.Id == added.Id);
            Ui.Toast($"'{added.Id}' can be chosen in screen 8", ToastKind.Success);
            return null;
        },
        "Add");

    private async Task EditAsync()
    {
        if (List.Current is { } model)
        {
            await Sheets.FillInAsync(Ui, $"Model {model.Id}", [.. Fields(model)], async values =>
            {
                await _model.SaveAsync(model, values);
                return null;
            });
        }
    }

    private IEnumerable<FormField> Fields(ConfiguredModel model)
    {
        yield return new FormField { Id = ModelsModel.Name, Label = "Model", Value = model.Name, IsRequired = true, Help = "The name the service knows it by." };
        yield return ScopeFields.Of(ModelsModel.Input, "Takes", model.Input, "What it can be given: an image model that edits takes images too.");
        yield return ScopeFields.Of(ModelsModel.Output, "Gives", model.Output, "What it makes: this decides what it can be chosen for.");
        if (_model.PeersOf(model) is { Count: > 0 } peers)
        {
            yield return new FormField
            {
                Id = ModelsModel.Pool,
                Label = "Pool",
                Value = string.Join(", ", model.Pool),
                Placeholder = "none",
                Help = $"Further connections that may do its work, the least busy first: {string.Join(", ", peers)}.",
                Check = typed => typed.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                    .FirstOrDefault(id => !peers.Contains(id)) is { } stranger ? $"'{stranger}' is none of {string.Join(", ", peers)}." : null,
            };
        }

        foreach (var field in ModelFields.For(model.Settings))
        {
            yield return field;
        }

        yield return new FormField
        {
            Id = ModelsModel.Tokens,
            Label = "Own tokens",
            Heading = "Workflows",
            Kind = FormFieldKind.LongText,
            Value = string.Join('\n', model.Settings.Where(pair => ModelsModel.IsToken(pair.Key)).Select(pair => $"{pair.Key[ModelSettings.TokenPrefix.Length..]}={pair.Value}")),
            Help = "Values for tokens of your own in a workflow, one a line: NAME=value stands for %NAME%.",
            Check = text => text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                .FirstOrDefault(line => line.IndexOf('=') <= 0) is { } bad ? $"'{bad}' is not NAME=value." : null,
        };
    }

    private async Task ChooseAsync()
    {
        if (List.Current is not { } model
            || await Ask.ForOneOf(Ui, "Values for which setting?", ModelSettings.OfImages, ModelFields.Label, key => model.Settings.GetValueOrDefault(key, "")) is not (true, { } setting))
        {
            return;
        }

        var (found, run) = await _model.ChoicesAsync(model, setting);
        Tell(run.Problem);
        if (run.State != ActivityState.Done)
        {
            return;
        }

        if (found.Count == 0)
        {
            Ui.Toast($"The service names no values for {ModelFields.Label(setting).ToLowerInvariant()}; e takes any");
        }
        else if (await Ask.ForOneOf(Ui, ModelFields.Label(setting), found, value => value) is (true, { } picked))
        {
            await _model.SetAsync(model, setting, picked);
        }
    }

    private async Task RemoveAsync()
    {
        if (List.Current is { } model && await Ask.ForConfirmation(
            Ui, "Remove the model?", $"**{Sanitizer.Clean(model.Id)}** with its settings. This cannot be undone.", "Remove"))
        {
            await _model.RemoveAsync(model);
        }
    }
}
