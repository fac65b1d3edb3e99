using LettucePlug.Host.Connections;
using LettucePlug.Host.Plugins;
using LettucePlug.Sdk;

namespace LettucePlug.Host.Tui.Models;

/// <summary>The connected providers, and what the last test of each said.</summary>
internal sealed class ConnectionsModel(Services services, ActivityBoard board)
{
    private readonly Dictionary<string, string> _tests = new(StringComparer.Ordinal);
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

    /// <summary>What the last test found; null without one.</summary>
    public string? TestOf(Connection connection) => _tests.GetValueOrDefault(connection.Id);

    public Problem? ProblemOf(Connection connection) => _problems.GetValueOrDefault(connection.Id);

    public IReadOnlyList<string> ModelsOf(Connection connection) =>
        [.. services.Catalog.Read().Models.Where(model => model.Connection == connection.Id).Select(model => model.Id)];

    /// <summary>Loads the provider's plugin and says what a connection to it takes.</summary>
    public Task<ProviderInfo> InfoAsync(string provider) =>
        Task.Run(async () => (await services.Plugins.GetProviderAsync(provider, CancellationToken.None)).Info);

    public async Task TestAsync(Connection connection)
    {
        ConnectionTestResult? result = null;
        var ended = await board.RunAsync(
            $"Test of {connection.Id}",
            async activity => result = await services.Probe.TestAsync(connection.Id, activity.Token));
        _problems.Remove(connection.Id);
        _tests.Remove(connection.Id);
        if (ended.Problem is { } problem)
        {
            _problems[connection.Id] = problem;
        }
        else if (result?.Problem is { } refused)
        {
            _problems[connection.Id] = Problem.Of(refused);
        }
        else if (result is not null)
        {
            var server = result.Found?.Server is { } name ? $", {name}" : "";
            var proof = result.Found?.KeyWasProven == false ? "; the key could not be proven" : "";
            _tests[connection.Id] = $"ok, {(long)result.Latency.TotalMilliseconds} ms{server}{proof}";
        }

        Load();
    }

    /// <summary>Adds a connection, or changes the one that is given.</summary>
    /// <returns>What the provider noted about the settings.</returns>
    public async Task<IReadOnlyList<SettingFinding>> SaveAsync(string provider, Connection? connection, ConnectionDraft draft)
    {
        var change = await Task.Run(() => connection is null
            ? services.Connections.AddAsync(provider, draft, CancellationToken.None)
            : services.Connections.ChangeAsync(connection.Id, draft, CancellationToken.None));
        Load();
        return change.Findings;
    }

    public async Task RemoveAsync(Connection connection)
    {
        await Task.Run(() => services.Connections.RemoveAsync(connection.Id, CancellationToken.None));
        Load();
    }
}
