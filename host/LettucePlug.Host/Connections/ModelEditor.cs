using LettucePlug.Host.Settings;
using LettucePlug.Sdk;

namespace LettucePlug.Host.Connections;

/// <summary>Makes and changes models, and finds out what a model takes and gives where the user does not say.</summary>
internal sealed class ModelEditor(Catalog catalog, IConnectionOpener connections)
{
    public async Task<ConfiguredModel> AddAsync(
        string connectionId,
        string name,
        ModelDraft draft,
        CancellationToken cancellationToken)
    {
        _ = catalog.Connection(connectionId);
        CheckPool(connectionId, draft.Pool ?? []);
        var taken = catalog.Read().Models.Select(model => model.Id).ToList();
        var (input, output) = draft is { Input: { } takes, Output: { } gives }
            ? (takes, gives)
            : await FindScopesAsync(connectionId, name, draft, cancellationToken);
        var model = new ConfiguredModel
        {
            Id = ReadableId.New(draft.Id, name.Split('/')[^1], taken),
            Connection = connectionId,
            Pool = draft.Pool ?? [],
            Name = name,
            Input = input,
            Output = output,
            Settings = Laid(new Dictionary<string, string>(), draft.Settings),
        };
        await catalog.AddAsync(model, cancellationToken);
        return model;
    }

    public Task<ConfiguredModel> ChangeAsync(string id, ModelDraft draft, CancellationToken cancellationToken)
    {
        // Checked before the file is locked: a mistake must not depend on what is in it.
        _ = Laid(new Dictionary<string, string>(), draft.Settings);
        CheckPool(catalog.Model(id).Connection, draft.Pool ?? []);
        return catalog.ChangeModelAsync(
            id,
            old => old with
            {
                Name = draft.Name ?? old.Name,
                Pool = draft.Pool ?? old.Pool,
                Input = draft.Input ?? old.Input,
                Output = draft.Output ?? old.Output,
                Settings = Laid(old.Settings, draft.Settings),
            },
            cancellationToken);
    }

    /// <summary>One name must mean the same model everywhere, so all connections of a pool are of one provider.</summary>
    private void CheckPool(string connectionId, IReadOnlyList<string> pool)
    {
        var first = catalog.Connection(connectionId);
        foreach (var other in pool.Select(catalog.Connection))
        {
            if (other.Id == first.Id)
            {
                throw CatalogException.Bad("bad-pool", $"'{other.Id}' is the model's own connection.", "A pool names the others.");
            }

            if (other.Provider != first.Provider)
            {
                throw CatalogException.Bad(
                    "bad-pool", $"'{other.Id}' is a connection to {other.Provider}, and '{first.Id}' to {first.Provider}: a pool is of one provider.");
            }
        }
    }

    private async Task<(IReadOnlyList<string> Input, IReadOnlyList<string> Output)> FindScopesAsync(
        string connectionId,
        string name,
        ModelDraft draft,
        CancellationToken cancellationToken)
    {
        var connection = await connections.OpenAsync(connectionId, cancellationToken);
        var listed = await AskAsync(connection, cancellationToken);
        var suggested = connection.Info.SuggestedModels;
        var found = listed.FirstOrDefault(model => model.Name == name)
            ?? suggested.FirstOrDefault(model => model.Name == name)
            ?? OneForAll(suggested)
            ?? OneForAll(listed);
        return found is null
            ? throw CatalogException.Bad(
                "scopes-unknown",
                $"'{connectionId}' does not say what the model '{name}' takes and gives.",
                "Say it yourself, such as: --input text,image --output image")
            : (draft.Input ?? [.. found.Input.Select(modality => modality.Name)],
                draft.Output ?? [.. found.Output.Select(modality => modality.Name)]);
    }

    private static async Task<IReadOnlyList<ModelInfo>> AskAsync(
        OpenConnection connection,
        CancellationToken cancellationToken)
    {
        try
        {
            return connection.Models is { } models ? await models.ListModelsAsync(cancellationToken) : [];
        }
        catch (ProviderException)
        {
            // A server that is off at the moment is no reason to refuse the model.
            return [];
        }
    }

    /// <summary>Where all models of a service take and give the same, an unlisted one will too.</summary>
    private static ModelInfo? OneForAll(IReadOnlyList<ModelInfo> models) =>
        models is [var first, ..] && models.All(
            model => model.Input.SequenceEqual(first.Input) && model.Output.SequenceEqual(first.Output))
                ? first
                : null;

    private static Dictionary<string, string> Laid(
        IReadOnlyDictionary<string, string> below,
        IReadOnlyDictionary<string, string> above)
    {
        var laid = new Dictionary<string, string>(below, StringComparer.Ordinal);
        foreach (var (key, value) in above)
        {
            if (value.Length == 0)
            {
                laid.Remove(key);
            }
            else
            {
                var (known, checkedValue) = ModelSettings.Check(key, value);
                laid[known] = checkedValue;
            }
        }

        return laid;
    }
}
