using System.Text.Json;
using LettucePlug.Sdk;

namespace LettucePlug.Providers.OpenAiShaped;

/// <summary>Reads model lists of the form <c>{"data":[{"id":…}]}</c>.</summary>
public static class ModelList
{
    /// <summary>Asks for the list and makes a model of every entry that has an id; null leaves one out.</summary>
    public static async Task<IReadOnlyList<ModelInfo>> ReadAsync(
        ServiceCalls calls,
        string path,
        Func<string, JsonElement, ModelInfo?> create,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(calls);
        return Read(await calls.GetJsonAsync(path, cancellationToken).ConfigureAwait(false), calls.ServiceTitle, create);
    }

    /// <summary>Makes a model of every entry of an answer that has an id; null leaves one out.</summary>
    public static IReadOnlyList<ModelInfo> Read(JsonElement root, string serviceTitle, Func<string, JsonElement, ModelInfo?> create)
    {
        ArgumentNullException.ThrowIfNull(create);
        var list = root.ValueKind == JsonValueKind.Array
            ? root
            : root.ValueKind == JsonValueKind.Object && root.TryGetProperty("data", out var data)
                && data.ValueKind is JsonValueKind.Array or JsonValueKind.Null
                ? data
                : throw new ProviderException(
                    ProviderFailure.Protocol, $"{serviceTitle} answered with something else than a list of models.");
        var models = new List<ModelInfo>();
        if (list.ValueKind == JsonValueKind.Null)
        {
            // Ollama's way to say that there are none yet.
            return models;
        }

        var names = new HashSet<string>();
        foreach (var item in list.EnumerateArray())
        {
            var id = item.ValueKind == JsonValueKind.String
                ? item.GetString()
                : item.ValueKind == JsonValueKind.Object && item.TryGetProperty("id", out var named) && named.ValueKind == JsonValueKind.String
                    ? named.GetString()
                    : null;
            if (id is { Length: > 0 } && names.Add(id) && create(id, item) is { } model)
            {
                models.Add(model);
            }
        }

        return models;
    }
}
