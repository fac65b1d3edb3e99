using System.Text.Json;

namespace LettucePlug.Providers.OpenAiShaped;

/// <summary>
/// What a service says of its models, asked for when the first request needs it and kept for the life of the
/// connection. Where it cannot be had, requests go out as they are and the service has the last word.
/// </summary>
/// <typeparam name="T">What is known of one model.</typeparam>
public sealed class ModelFacts<T>(ServiceCalls calls, string path, Func<JsonElement, (string Name, T Facts)?> read)
    where T : class
{
    private volatile Dictionary<string, T>? _known;

    /// <summary>The facts by the models' names; null where the service does not tell.</summary>
    public async ValueTask<IReadOnlyDictionary<string, T>?> AllAsync(CancellationToken cancellationToken)
    {
        if (_known is { } known)
        {
            return known;
        }

        if (await calls.AskAsync(path, cancellationToken).ConfigureAwait(false) is not { } root)
        {
            return null;
        }

        var list = root.ValueKind == JsonValueKind.Object && root.TryGetProperty("data", out var data) ? data : root;
        if (list.ValueKind != JsonValueKind.Array)
        {
            return null;
        }

        var all = new Dictionary<string, T>();
        foreach (var item in list.EnumerateArray())
        {
            if (item.ValueKind == JsonValueKind.Object && read(item) is { } model)
            {
                all.TryAdd(model.Name, model.Facts);
            }
        }

        return _known = all;
    }

    /// <summary>The facts of one model; null where nothing is known of it.</summary>
    public async ValueTask<T?> OfAsync(string model, CancellationToken cancellationToken) =>
        (await AllAsync(cancellationToken).ConfigureAwait(false))?.GetValueOrDefault(model);
}
