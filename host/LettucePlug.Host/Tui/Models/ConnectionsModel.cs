using LettucePlug.Host.Connections;
using LettucePlug.Host.Plugins;
using LettucePlug.Sdk;

namespace LettucePlug.Host.Tui.Models;

/// <summary>The connected providers, and what the last test of each said.</summary>
internal sealed class ConnectionsModel(Services services, ActivityBoard board, Drafts drafts)
{
    private readonly Dictionary<string, ConnectionTestResult> _tests = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Problem> _problems = new(StringComparer.Ordinal);

    public IReadOnlyList<Connection> Items { get; private set; } = [];

    public Problem? Problem { get; private set; }

    public IReadOnlyList<ContributedProvider> Providers => services.Plugins.Providers;

    public void Load()
    {
        try
        {
            Items = [.. services.Catalog.Read().Connections];
            Problem = null;
        }
        catch (LettucePlugException error)
        {
            Problem = Problem.Of(error);
        }
    }

    /// <summary>What the last test found; null without one, or where it failed.</summary>
    public ConnectionTestResult? TestOf(Connection connection) => _tests.GetValueOrDefault(connection.Id);

    public Problem? ProblemOf(Connection connection) => _problems.GetValueOrDefault(connection.Id);

    public IReadOnlyList<string> ModelsOf(Connection connection) =>
        [.. services.Catalog.Read().Models.Where(model => model.Connection == connection.Id).Select(model => model.Id)];

    /// <summary>The models that use a connection besides the one they belong to.</summary>
    public IReadOnlyList<string> PoolsOf(Connection connection) =>
        [.. services.Catalog.Read().Models.Where(model => model.Pool.Contains(connection.Id)).Select(model => model.Id)];

    /// <summary>Loads the provider's plugin and says what a connection to it takes.</summary>
    public Task<ProviderInfo> InfoAsync(string provider) =>
        Task.Run(async () => (await services.Plugins.GetProviderAsync(provider, CancellationToken.None)).Info);

    public async Task TestAsync(string id)
    {
        ConnectionTestResult? result = null;
        var ended = await board.RunAsync(
            $"Test of {id}", async activity => result = await services.Probe.TestAsync(id, activity.Token));
        _problems.Remove(id);
        _tests.Remove(id);
        if (ended.Problem is { } problem)
        {
            _problems[id] = problem;
        }
        else if (result?.Problem is { } refused)
        {
            _problems[id] = Problem.Of(refused);
        }
        else if (result is not null)
        {
            _tests[id] = result;
        }

        Load();
    }

    /// <summary>Adds a connection, or changes the one that is given. What uses it next sees what it is now.</summary>
    public async Task<ConnectionChange> SaveAsync(string provider, Connection? connection, ConnectionDraft draft)
    {
        var change = await Task.Run(() => connection is null
            ? services.Connections.AddAsync(provider, draft, CancellationToken.None)
            : services.Connections.ChangeAsync(connection.Id, draft, CancellationToken.None));
        await ForgetAsync(change.Connection.Id);
        return change;
    }

    public async Task RemoveAsync(Connection connection)
    {
        await Task.Run(() => services.Connections.RemoveAsync(connection.Id, CancellationToken.None));
        await ForgetAsync(connection.Id);
    }

    /// <summary>Where servers of one's own are looked for.</summary>
    public IReadOnlyList<LocalServer> Places => services.Servers.Places;

    /// <summary>Asks those places, now that somebody wants it.</summary>
    public async Task<(IReadOnlyList<LocalServer> Found, Activity Run)> FindServersAsync()
    {
        IReadOnlyList<LocalServer> found = [];
        var run = await board.RunAsync(
            "Search for servers", async activity => found = await services.Servers.FindAsync(activity.Token));
        return (found, run);
    }

    /// <summary>Connects a server that was found.</summary>
    public async Task<Connection> ConnectAsync(LocalServer server)
    {
        var url = server.Url.ToString();
        var change = await SaveAsync(server.Provider, null, new ConnectionDraft { Url = url, Name = server.Server is { Length: > 0 } name ? name : null });
        return change.Connection;
    }

    /// <summary>The text of a long setting for the editor: what was typed and not saved, else what is saved.</summary>
    public string TextFor(string id, string key) =>
        drafts.Read(DraftOf(id, key)) is { Length: > 0 } draft ? draft : SavedOf(id, key);

    public bool HasDraft(string id, string key) => drafts.Read(DraftOf(id, key)).Length > 0;

    public void Keep(string id, string key, string text) => drafts.Write(DraftOf(id, key), text == SavedOf(id, key) ? "" : text);

    /// <summary>What the provider finds in a text as the value of a setting.</summary>
    public Task<IReadOnlyList<SettingFinding>> LintAsync(string id, string key, string text, CancellationToken cancellationToken) =>
        Task.Run(() => services.Connections.LintAsync(id, key, text, cancellationToken), cancellationToken);

    /// <summary>Saves the text of a long setting; an empty one takes it away.</summary>
    /// <returns>Why it was not saved; null when it was.</returns>
    public async Task<Problem?> SaveTextAsync(string id, string key, string text)
    {
        try
        {
            var connection = services.Catalog.Connection(id);
            var value = text.Trim().Length == 0 ? "" : text;
            await SaveAsync(connection.Provider, connection, new ConnectionDraft { Settings = new Dictionary<string, string> { [key] = value } });
            drafts.Write(DraftOf(id, key), "");
            return null;
        }
        catch (Exception error)
        {
            return Problem.Of(error);
        }
    }

    private string SavedOf(string id, string key) =>
        services.Catalog.Read().Connections.FirstOrDefault(one => one.Id == id)?.Settings.GetValueOrDefault(key) ?? "";

    private static string DraftOf(string id, string key) => $"connection-{id}-{key}";

    private async Task ForgetAsync(string id)
    {
        await services.Opener.ForgetAsync(id);
        _tests.Remove(id);
        _problems.Remove(id);
        Load();
    }
}
