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
        : base("models", "Models", one => $"{one.Id}  {Scopes(one.Input)} to {Scopes(one.Output)}")
    {
        _model = model;
        List.EmptyText = "No models. n adds one.";
    }

    protected override IReadOnlyList<ConfiguredModel> Items => _model.Items;

    protected override Problem? Problem => _model.Problem;

    public override IEnumerable<Command> Commands() =>
    [
        Does("new", "Add a model of a connection", "n", () => Go(AddAsync()), 80, "New"),
        Does("edit", "Change scopes and settings", "e", () => Go(EditAsync()), 70, "Edit"),
        Does("remove", "Remove the model", "delete|d", () => Go(RemoveAsync()), 30, "Remove"),
    ];

    public override void Open() => _model.Load();

    protected override string Heading(ConfiguredModel item) => item.Id;

    protected override StyledText Describe(ConfiguredModel item)
    {
        var facts = new Facts()
            .Line("Name", item.Name)
            .Line("Connection", item.Connection)
            .Line("Takes", Scopes(item.Input))
            .Line("Gives", Scopes(item.Output))
            .Heading("Settings");
        foreach (var (key, value) in item.Settings)
        {
            facts.Line(ModelFields.Label(key), value);
        }

        return facts.Text(item.Settings.Count == 0 ? "As the provider has them. e changes them." : null, Role.Muted).Build();
    }

    private static string Scopes(IReadOnlyList<string> scopes) => string.Join("+", scopes);

    private async Task AddAsync()
    {
        if (await Ask.ForOneOf(Ui, "Of which connection?", _model.Connections, one => one.Name, one => one.Id) is not (true, { } connection))
        {
            return;
        }

        var remote = await _model.RemoteAsync(connection);
        var name = remote.Count > 0
            ? (await Ask.ForOneOf(Ui, "Which model?", remote, one => one.Title ?? one.Name, Describe)).Item?.Name
            : await Ask.ForText(Ui, "Which model?", "The service lists none. The name it knows the model by:");
        if (name is { Length: > 0 })
        {
            await _model.AddAsync(connection, name);
        }
    }

    private static string Describe(ModelInfo info) =>
        $"{info.Name}: {string.Join("+", info.Input.Select(one => one.Name))} to {string.Join("+", info.Output.Select(one => one.Name))}";

    private async Task EditAsync()
    {
        if (List.Current is not { } model)
        {
            return;
        }

        await Sheets.FillInAsync(
            Ui,
            $"Model {model.Id}",
            [
                Scope(ModelsModel.Input, "Takes", model.Input),
                Scope(ModelsModel.Output, "Gives", model.Output),
                .. ModelFields.For(model.Settings),
            ],
            async values =>
            {
                await _model.SaveAsync(model, values);
                return null;
            });
    }

    private static FormField Scope(string id, string label, IReadOnlyList<string> value) => new()
    {
        Id = id,
        Label = label,
        Value = string.Join(",", value),
        IsRequired = true,
        Help = "text, image and audio, with commas between.",
    };

    private async Task RemoveAsync()
    {
        if (List.Current is { } model && await Ask.ForConfirmation(
            Ui, "Remove the model?", $"**{Sanitizer.Clean(model.Id)}** with its settings. This cannot be undone.", "Remove"))
        {
            await _model.RemoveAsync(model);
        }
    }
}
