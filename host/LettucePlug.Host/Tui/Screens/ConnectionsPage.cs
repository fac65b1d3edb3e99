using LettucePlug.Host.Connections;
using LettucePlug.Host.Tui.Models;
using LettucePlug.Sdk;
using LettucePlug.Terminal;

namespace LettucePlug.Host.Tui.Screens;

/// <summary>The connected providers: add with a form made from the provider's own settings, test, change, remove.</summary>
internal sealed class ConnectionsPage : ListPage<Connection>
{
    private readonly ConnectionsModel _model;

    public ConnectionsPage(ConnectionsModel model)
        : base("connections", "Connections", connection => $"{connection.Id}  {connection.Provider}")
    {
        _model = model;
        List.EmptyText = "No connections. n adds one.";
    }

    protected override IReadOnlyList<Connection> Items => _model.Items;

    protected override Problem? Problem => _model.Problem;

    public override IEnumerable<Command> Commands() =>
    [
        Does("new", "Connect a provider", "n", () => Go(AddAsync()), 80, "New"),
        Does("test", "Test address, TLS and key", "t", () => Go(TestAsync()), 75, "Test"),
        Does("edit", "Change the connection", "e", () => Go(EditAsync()), 70, "Edit"),
        Does("remove", "Remove the connection and its models", "delete|d", () => Go(RemoveAsync()), 30, "Remove"),
    ];

    public override void Open() => _model.Load();

    protected override string Heading(Connection item) => item.Name;

    protected override StyledText Describe(Connection item)
    {
        var facts = new Facts()
            .Line("Id", item.Id)
            .Line("Provider", item.Provider)
            .Line("Address", item.Url ?? "the provider's own")
            .Line("Key", item.Key is null ? "none" : $"from {item.Key.Kind.ToString().ToLowerInvariant()}")
            .Line("TLS", item.AllowInvalidTls ? "! ANY certificate is accepted" : "checked", item.AllowInvalidTls ? Role.Warning : Role.Text);
        foreach (var (key, value) in item.Settings)
        {
            facts.Line(key, value.Length > 60 ? $"{value.Length} characters" : value);
        }

        facts.Line("Models", string.Join(", ", _model.ModelsOf(item)));
        if (_model.ProblemOf(item) is { } problem)
        {
            facts.Heading("The test failed").Text("! " + problem.Message, Role.Error).Text(problem.Hint);
        }
        else
        {
            facts.Line("Test", _model.TestOf(item) ?? "not yet: t", _model.TestOf(item) is null ? Role.Muted : Role.Success);
        }

        return facts.Build();
    }

    private async Task AddAsync()
    {
        if (await Ask.ForOneOf(Ui, "Which provider?", _model.Providers, provider => provider.Title, provider => provider.Id) is (true, { } picked))
        {
            await FillInAsync(await _model.InfoAsync(picked.Id), null);
        }
    }

    private async Task EditAsync()
    {
        if (List.Current is { } connection)
        {
            await FillInAsync(await _model.InfoAsync(connection.Provider), connection);
        }
    }

    private async Task FillInAsync(ProviderInfo info, Connection? connection)
    {
        IReadOnlyList<SettingFinding> findings = [];
        var done = await Sheets.FillInAsync(
            Ui,
            connection is null ? $"Connect {info.Title}" : $"Change {connection.Id}",
            [.. ConnectionFields.For(info, connection)],
            async values =>
            {
                findings = await _model.SaveAsync(info.Id, connection, ConnectionFields.Read(info, connection, values));
                return null;
            });
        if (done && findings.Count > 0)
        {
            await Ask.ToRead(Ui, "What the provider noted", string.Join("\n\n", findings.Select(ConnectionFields.Line)));
        }

        Refresh();
    }

    private async Task TestAsync()
    {
        if (List.Current is { } connection)
        {
            await _model.TestAsync(connection);
            Refresh();
        }
    }

    private async Task RemoveAsync()
    {
        if (List.Current is { } connection && await Ask.ForConfirmation(
            Ui,
            "Remove the connection?",
            $"**{Sanitizer.Clean(connection.Name)}**, its key and its models: {string.Join(", ", _model.ModelsOf(connection))}. This cannot be undone.",
            "Remove"))
        {
            await _model.RemoveAsync(connection);
        }
    }
}
