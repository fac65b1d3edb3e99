using LettucePlug.Host.Connections;
using LettucePlug.Host.Tui.Models;
using LettucePlug.Sdk;
using LettucePlug.Terminal;

namespace LettucePlug.Host.Tui.Screens;

/// <summary>The connected providers: add with a form made from the provider's own settings, test, change, remove.</summary>
internal sealed partial class ConnectionsPage : ListPage<Connection>
{
    private readonly ConnectionsModel _model;
    private readonly OpenEditor<WorkflowSheet> _editor;
    private readonly bool _viKeys;
    private readonly Action _toCertificates;

    public ConnectionsPage(ConnectionsModel model, string stateFolder, bool viKeys, Action toCertificates)
        : base("connections", "Connections", connection => Row(model, connection))
    {
        (_model, _editor, _viKeys, _toCertificates) = (model, new OpenEditor<WorkflowSheet>(stateFolder), viKeys, toCertificates);
        List.EmptyText = "No connections. n connects a provider, l looks for servers on this machine.";
    }

    public override string About =>
        "The services that make images and write. Prompts and pictures go to the one you choose for each purpose, and to no other.";

    protected override IReadOnlyList<Connection> Items => _model.Items;

    protected override Problem? Problem => _model.Problem;

    public override IEnumerable<Command> Commands() =>
    [
        Does("new", "Connect a provider", "n", () => Go(AddAsync()), 80, "New"),
        Does("test", "Test address, TLS and key", "t", () => Go(TestAsync()), 75, "Test", () => List.Current is not null),
        Does("edit", "Change the connection", "e", () => Go(EditAsync()), 70, "Edit", () => List.Current is not null),
        Does("workflow", "Edit its workflow, or another long setting", "w", () => Go(EditTextAsync()), 72, "Workflow", () => List.Current is not null),
        Does("local", "Look for servers on this machine", "l", FindServers, 60, "Find local"),
        Does("certificates", "Go to the trusted certificates", "C", _toCertificates),
        Does("remove", "Remove the connection and its models", "delete|d", () => Go(RemoveAsync()), 30, "Remove", () => List.Current is not null),
        ReadKey(),
        .. OfEditor(),
    ];

    public override void Open() => _model.Load();

    protected override string Heading(Connection item) => item.Name;

    protected override StyledText Describe(Connection item)
    {
        var facts = new Facts();
        if (item.AllowInvalidTls)
        {
            facts.Text("! ANY TLS CERTIFICATE IS ACCEPTED: whoever is in between can read and change prompts, pictures and the key. "
                + "e switches that off; C trusts your own authority instead.", Role.Error).Gap();
        }

        facts.Line("Id", item.Id)
            .Line("Provider", item.Provider)
            .Line("Address", item.Url ?? "the provider's own")
            .Line("Key", ConnectionKey.Describe(item));
        foreach (var name in item.Headers.Keys)
        {
            facts.Line("Header", name);
        }

        foreach (var (key, value) in item.Settings)
        {
            facts.Line(key, value.Contains('\n') || value.Length > 60 ? $"{value.Length:N0} characters: w" : value);
        }

        var models = _model.ModelsOf(item);
        facts.Line("Models", models.Count > 0 ? string.Join(", ", models) : "none yet: Alt+7 adds one", models.Count > 0 ? Role.Text : Role.Warning);
        facts.Line("Stands in", string.Join(", ", _model.PoolsOf(item)));
        DescribeTest(item, facts);
        return facts.Build();
    }

    private static string Row(ConnectionsModel model, Connection connection)
    {
        var mark = connection.AllowInvalidTls || model.ProblemOf(connection) is not null ? "!" : model.TestOf(connection) is not null ? "+" : " ";
        return $"{mark} {connection.Id}  {(connection.Id == connection.Provider ? "" : connection.Provider)}".TrimEnd();
    }

    private void DescribeTest(Connection item, Facts facts)
    {
        if (_model.ProblemOf(item) is { } problem)
        {
            facts.Heading("The test failed").Text("! " + problem.Message, Role.Error).Text(problem.Hint);
            return;
        }

        if (_model.TestOf(item) is not { } test)
        {
            facts.Line("Test", "not yet: t", Role.Muted);
            return;
        }

        facts.Heading("Test").Text($"+ It answers, in {(long)test.Latency.TotalMilliseconds} ms", Role.Success).Line("Server", test.Found?.Server);
        foreach (var detail in test.Found?.Details ?? [])
        {
            facts.Text(detail);
        }

        if (item.Key is not null && test.Found?.KeyWasProven == false)
        {
            facts.Text("The key could not be proven: the server answers this call without one.", Role.Muted);
        }

        foreach (var finding in test.Findings)
        {
            facts.Text($"{(finding.Severity == FindingSeverity.Information ? "" : "! ")}{Place(finding)}{finding.Message}", RoleOf(finding)).Text(finding.Hint, Role.Muted);
        }
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
        ConnectionChange? change = null;
        var done = await Sheets.FillInAsync(
            Ui,
            connection is null ? $"Connect {info.Title}" : $"Change {connection.Id}",
            [.. ConnectionFields.For(info, connection)],
            async values =>
            {
                var draft = ConnectionFields.Read(info, connection, values);
                if (draft.AllowInvalidTls == true && connection?.AllowInvalidTls != true && !await ConfirmInvalidTlsAsync(draft.Url))
                {
                    return new Problem { Message = "Not saved yet.", Hint = "Switch 'Allow invalid TLS' off, or say yes to what it means." };
                }

                change = await _model.SaveAsync(info.Id, connection, draft);
                return null;
            });
        if (done && change is not null)
        {
            Select(one => one.Id == change.Connection.Id);
            await TellAsync(change);
            if (connection is null)
            {
                await TestAsync(change.Connection.Id);
            }
        }

        Refresh();
    }

    private Task<bool> ConfirmInvalidTlsAsync(string? url) => Ask.ForConfirmation(
        Ui,
        "DANGER: any certificate?",
        $"**Any TLS certificate will be accepted** at {Sanitizer.Clean(url is { Length: > 0 } ? url : "this address", singleLine: true)}. Whoever is on the way there "
        + "can read and change your prompts, your pictures and the key, and nobody will notice.\n\n"
        + "Trusting the certificate of your own authority is safer, and as easy: screen *Certificates* (Alt+K).",
        "Accept any certificate");

    private async Task TellAsync(ConnectionChange change)
    {
        var lines = change.Findings.Where(finding => finding.Severity != FindingSeverity.Information)
            .Select(finding => $"! {Place(finding)}{finding.Setting}: {finding.Message} {finding.Hint}").ToList();
        if (lines.Count > 0)
        {
            await Ask.ToRead(Ui, "Saved, with remarks", Sanitizer.Clean(string.Join("\n\n", lines)));
        }
    }

    private static string Place(SettingFinding finding) => finding.Line is { } line ? $"{line}:{finding.Column ?? 1} " : "";

    private static Role RoleOf(SettingFinding finding) => finding.Severity switch
    {
        FindingSeverity.Error => Role.Error,
        FindingSeverity.Warning => Role.Warning,
        _ => Role.Muted,
    };

    private Task TestAsync() => List.Current is { } connection ? TestAsync(connection.Id) : Task.CompletedTask;

    private async Task TestAsync(string id)
    {
        await _model.TestAsync(id);
        Refresh();
    }

    private async Task RemoveAsync()
    {
        if (List.Current is { } connection && await Ask.ForConfirmation(
            Ui,
            "Remove the connection?",
            $"**{Sanitizer.Clean(connection.Name)}**, its key and its models: {Sanitizer.Clean(string.Join(", ", _model.ModelsOf(connection)))}. This cannot be undone.",
            "Remove"))
        {
            await _model.RemoveAsync(connection);
        }
    }
}
