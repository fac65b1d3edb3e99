using LettucePlug.Host.Connections;
using LettucePlug.Host.Settings;
using LettucePlug.Sdk;

namespace LettucePlug.Host.Tui.Models;

/// <summary>The configured models: what they take and give, and their settings.</summary>
internal sealed class ModelsModel(Services services, ActivityBoard board)
{
    public const string Input = "input";
    public const string Output = "output";
    public const string Name = "(name)";
    public const string Id = "(id)";
    public const string Pool = "(pool)";
    public const string Tokens = "(tokens)";

    public IReadOnlyList<ConfiguredModel> Items { get; private set; } = [];

    public Problem? Problem { get; private set; }

    public IReadOnlyList<Connection> Connections => services.Catalog.Read().Connections;

    public void Load()
    {
        try
        {
            Items = [.. services.Catalog.Read().Models];
            Problem = null;
        }
        catch (LettucePlugException error)
        {
            Problem = Problem.Of(error);
        }
    }

    /// <summary>The other connections of the same provider, which may do the work of a model as well.</summary>
    public IReadOnlyList<string> PeersOf(ConfiguredModel model)
    {
        var own = Connections.FirstOrDefault(one => one.Id == model.Connection);
        return [.. Connections.Where(one => own is not null && one.Provider == own.Provider && one.Id != own.Id).Select(one => one.Id)];
    }

    /// <summary>Asks a provider what models it has.</summary>
    public async Task<(IReadOnlyList<ModelInfo> Found, Activity Run)> RemoteAsync(Connection connection)
    {
        IReadOnlyList<ModelInfo> found = [];
        var run = await board.RunAsync(
            $"Models of {connection.Id}",
            async activity => found =
                [.. (await services.RemoteModels.ListAsync(connection.Id, activity.Token)).Models.Select(model => model.Model)]);
        return (found, run);
    }

    /// <summary>Asks the service of a model which values a setting may have.</summary>
    public async Task<(IReadOnlyList<string> Found, Activity Run)> ChoicesAsync(ConfiguredModel model, string setting)
    {
        IReadOnlyList<string> found = [];
        var run = await board.RunAsync(
            $"Values for {setting}",
            async activity =>
            {
                var open = await services.Opener.OpenAsync(model.Connection, activity.Token);
                found = open.Choices is { } choices ? await choices.ListChoicesAsync(setting, activity.Token) : [];
            });
        return (found, run);
    }

    public async Task<ConfiguredModel> AddAsync(Connection connection, IReadOnlyDictionary<string, string> values)
    {
        var draft = new ModelDraft
        {
            Id = values[Id].Trim() is { Length: > 0 } id ? id : null,
            Input = values[Input].Length > 0 ? ModelDraft.ReadScopes(values[Input]) : null,
            Output = values[Output].Length > 0 ? ModelDraft.ReadScopes(values[Output]) : null,
        };
        var added = await Task.Run(() => services.Models.AddAsync(connection.Id, values[Name].Trim(), draft, CancellationToken.None));
        Load();
        return added;
    }

    public async Task SaveAsync(ConfiguredModel model, IReadOnlyDictionary<string, string> values)
    {
        var settings = values
            .Where(pair => ModelSettings.Keys.Contains(pair.Key))
            .ToDictionary(pair => pair.Key, pair => pair.Value.Trim(), StringComparer.Ordinal);
        foreach (var old in model.Settings.Keys.Where(IsToken))
        {
            settings[old] = "";
        }

        foreach (var (token, value) in ReadTokens(values[Tokens]))
        {
            settings[ModelSettings.TokenPrefix + token] = value;
        }

        await ChangeAsync(model, new ModelDraft
        {
            Name = values[Name].Trim(),
            Input = ModelDraft.ReadScopes(values[Input]),
            Output = ModelDraft.ReadScopes(values[Output]),
            Pool = values.TryGetValue(Pool, out var pool)
                ? pool.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) : null,
            Settings = settings,
        });
    }

    public Task SetAsync(ConfiguredModel model, string setting, string value) =>
        ChangeAsync(model, new ModelDraft { Settings = new Dictionary<string, string> { [setting] = value } });

    public async Task RemoveAsync(ConfiguredModel model)
    {
        await Task.Run(() => services.Catalog.RemoveModelAsync(model.Id, CancellationToken.None));
        Load();
    }

    public static bool IsToken(string setting) => setting.StartsWith(ModelSettings.TokenPrefix, StringComparison.Ordinal);

    /// <summary>Lines of NAME=value.</summary>
    public static IEnumerable<(string Token, string Value)> ReadTokens(string text) => text
        .Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        .Select(line => line.Split('=', 2, StringSplitOptions.TrimEntries) is [var token, var value]
            ? (token, value)
            : throw new SettingsException("bad-token", $"'{line}' is not NAME=value."));

    private async Task ChangeAsync(ConfiguredModel model, ModelDraft draft)
    {
        await Task.Run(() => services.Models.ChangeAsync(model.Id, draft, CancellationToken.None));
        Load();
    }
}
