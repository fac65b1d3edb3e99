using LettucePlug.Host.Connections;
using LettucePlug.Sdk;
using LettucePlug.Terminal;

namespace LettucePlug.Host.Tui.Screens;

internal sealed partial class ConnectionsPage
{
    private const int LargestFile = 8_000_000;

    /// <summary>Looks for servers where the settings say, and connects the one the user picks.</summary>
    public void FindServers() => Go(FindServersAsync());

    private async Task FindServersAsync()
    {
        var places = string.Join(", ", _model.Places.Select(place => place.Url.Authority).Distinct());
        Ui.Toast($"Asking {places}");
        var (found, run) = await _model.FindServersAsync();
        Tell(run.Problem);
        if (run.State != Models.ActivityState.Done)
        {
            return;
        }

        if (found.Count == 0)
        {
            await Ask.ToRead(
                Ui, "Nobody answers", $"Asked: {places}.\n\nA server elsewhere is connected with `n`; other places are named by the setting `{LocalServers.Setting}`.");
            return;
        }

        if (await Ask.ForOneOf(Ui, "Connect which?", found, NameOf, Note) is (true, { } server))
        {
            await ConnectAsync(server);
        }
    }

    private static string NameOf(LocalServer server) => $"{server.Server ?? server.Provider} at {server.Url.Authority}";

    private static string Note(LocalServer server) =>
        server.Connection is { } known ? $"connected already, as {known}"
        : server.NeedsKey ? "wants a key"
        : string.Join(", ", server.Details);

    private async Task ConnectAsync(LocalServer server)
    {
        if (server.Connection is { } known)
        {
            Select(one => one.Id == known);
            return;
        }

        var connection = await _model.ConnectAsync(server);
        Select(one => one.Id == connection.Id);
        await TestAsync(connection.Id);
        Ui.Toast($"Connected as '{connection.Id}'; its models are added in screen 7", ToastKind.Success);
    }

    private IEnumerable<Command> OfEditor() =>
    [
        OfSheet("save", "Save it", "alt+s", () => Go(_editor.SaveAsync(Ui, "Saved; t tests it on the server")), 99, "Save"),
        OfSheet("back", "Go back; what is not saved is kept as a draft", "escape", () => _editor.Leave(Ui, "Not saved, but kept: w goes on with it"), 98, "Back"),
        OfSheet("load", "Load it from a file", "alt+o", () => Go(LoadAsync()), 96, "Load a file"),
        OfSheet("outside", "Edit it in $EDITOR", "alt+e", () => _editor.EditOutside(Ui, "workflow.json"), 92, "$EDITOR"),
    ];

    private static Command OfSheet(string id, string title, string key, Action run, int hint, string hintText) => new()
    {
        Id = $"{WorkflowSheet.Context}.{id}",
        Title = title,
        Context = WorkflowSheet.Context,
        Group = "The editor of a workflow",
        Keys = [key],
        Run = run,
        HintPriority = hint,
        Hint = hintText,
    };

    private async Task EditTextAsync()
    {
        if (List.Current is not { } connection)
        {
            return;
        }

        var info = await _model.InfoAsync(connection.Provider);
        List<SettingDefinition> settings = [.. info.Settings.Where(setting => setting.Type == SettingType.LongText)];
        if (settings.Count == 0)
        {
            Ui.Toast($"{info.Title} has no workflow; e changes its settings");
            return;
        }

        var setting = settings[0];
        if (settings.Count > 1)
        {
            if (await Ask.ForOneOf(Ui, "Which one?", settings, one => one.Title, one => StateOf(connection, one)) is not (true, { } picked))
            {
                return;
            }

            setting = picked;
        }

        _editor.Show(Ui, new WorkflowSheet(_model, connection, setting, _viKeys), setting.Title, Refresh);
    }

    private string StateOf(Connection connection, SettingDefinition setting) =>
        _model.HasDraft(connection.Id, setting.Key) ? "a draft, not saved"
        : connection.Settings.TryGetValue(setting.Key, out var value) ? $"{value.Length:N0} characters"
        : "not set";

    private async Task LoadAsync()
    {
        if (_editor.Sheet is not { } sheet
            || await Ask.ForText(Ui, "Load", "The path of a file on the machine this program runs on.", check: ReadProblem) is not { Length: > 0 } path)
        {
            return;
        }

        sheet.Replace(await File.ReadAllTextAsync(path.Trim()));
    }

    private static string? ReadProblem(string path)
    {
        try
        {
            var file = new FileInfo(path.Trim());
            using var opened = file.OpenRead();
            return file.Length > LargestFile ? "That is too large for a setting." : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return error.Message;
        }
    }
}
