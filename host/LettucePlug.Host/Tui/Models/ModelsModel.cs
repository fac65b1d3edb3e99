using LettucePlug.Host.Connections;
using LettucePlug.Sdk;

namespace LettucePlug.Host.Tui.Models;

/// <summary>The configured models: what they take and give, and their settings.</summary>
internal sealed class ModelsModel(Services services, ActivityBoard board)
{
    public const string Input = "input";
    public const string Output = "output";

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

    /// <summary>Asks a provider what models it has.</summary>
    public async Task<IReadOnlyList<ModelInfo>> RemoteAsync(Connection connection)
    {
        IReadOnlyList<ModelInfo> found = [];
        var ended = await board.RunAsync(
            $"Models of {connection.Id}",
            async activity => found =
                [.. (await services.RemoteModels.ListAsync(connection.Id, activity.Token)).Models.Select(model => model.Model)]);
        Problem = ended.Problem;
        return found;
    }

    public async Task AddAsync(Connection connection, string name)
    {
        await Task.Run(() => services.Models.AddAsync(connection.Id, name.Trim(), new ModelDraft(), CancellationToken.None));
        Load();
    }

    public async Task SaveAsync(ConfiguredModel model, IReadOnlyDictionary<string, string> values)
    {
        var draft = new ModelDraft
        {
            Input = ModelDraft.ReadScopes(values[Input]),
            Output = ModelDraft.ReadScopes(values[Output]),
            Settings = values.Where(pair => pair.Key is not (Input or Output)).ToDictionary(pair => pair.Key, pair => pair.Value.Trim()),
        };
        await Task.Run(() => services.Models.ChangeAsync(model.Id, draft, CancellationToken.None));
        Load();
    }

    public async Task RemoveAsync(ConfiguredModel model)
    {
        await Task.Run(() => services.Catalog.RemoveModelAsync(model.Id, CancellationToken.None));
        Load();
    }
}
