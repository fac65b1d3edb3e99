using System.Globalization;
using System.Text.Json;
using LettucePlug.Providers.OpenAiShaped;
using LettucePlug.Sdk;

namespace LettucePlug.Provider.OpenRouter;

/// <summary>One connection to OpenRouter.</summary>
internal sealed partial class OpenRouterClient : IProviderClient, IModelCatalog, IProbe, IImageGenerator, IChatModel
{
    private readonly ServiceCalls _calls;
    private readonly string _title;
    private readonly bool _wantsPreviews;
    private readonly ModelFacts<ImageModelFacts> _imageModels;
    private readonly ChatCompletions _chat;

    public OpenRouterClient(IProviderConnection connection, string title)
    {
        _calls = new ServiceCalls(connection, title, "api/v1");
        _title = title;
        _wantsPreviews = connection.Settings.GetValueOrDefault(OpenRouterProvider.Previews) != "false";
        _imageModels = new(_calls, "images/models", ImageModelFacts.Read);
        _chat = new ChatCompletions(_calls, new ChatDialect { ReadsImages = true, WriteMore = WriteModalities });
    }

    public async Task<IReadOnlyList<ModelInfo>> ListModelsAsync(CancellationToken cancellationToken = default)
    {
        // Without the parameter the list holds models that write text, and no others.
        var listed = await ModelList.ReadAsync(
            _calls, "models?output_modalities=text,image", Describe, cancellationToken).ConfigureAwait(false);
        if (await _imageModels.AllAsync(cancellationToken).ConfigureAwait(false) is not { } images)
        {
            return listed;
        }

        var names = listed.Select(model => model.Name).ToHashSet();
        return
        [
            .. listed.Select(model => images.TryGetValue(model.Name, out var facts)
                ? model with { ImageLimits = facts.Limits }
                : model),
            .. images.Where(pair => !names.Contains(pair.Key)).Select(pair => Describe(pair.Key, pair.Value)),
        ];
    }

    public async Task<ProbeResult> ProbeAsync(CancellationToken cancellationToken = default)
    {
        var root = await _calls.GetJsonAsync("key", cancellationToken).ConfigureAwait(false);
        var key = ModelEntry.Inner(root, "data");
        var details = new List<string>();
        if (Amount(key, "limit_remaining") is { } left)
        {
            details.Add($"${left} left of this key's limit");
        }

        if (Amount(key, "usage") is { } used)
        {
            details.Add($"${used} used so far");
        }

        if (ModelEntry.Flag(key, "is_free_tier"))
        {
            details.Add("free tier");
        }

        return new ProbeResult { Server = _title, Details = details };
    }

    public IAsyncEnumerable<ChatUpdate> ChatAsync(ChatRequest request, CancellationToken cancellationToken = default) =>
        _chat.AnswerAsync(request, cancellationToken);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static void WriteModalities(Utf8JsonWriter json, ChatRequest request)
    {
        if (!request.Output.Contains(Modality.Image))
        {
            return;
        }

        json.WriteStartArray("modalities");
        foreach (var modality in request.Output)
        {
            json.WriteStringValue(modality.Name);
        }

        json.WriteEndArray();
    }

    private static ModelInfo Describe(string id, JsonElement item)
    {
        var architecture = ModelEntry.Inner(item, "architecture");
        var input = ModelEntry.Modalities(architecture, "input_modalities");
        var output = ModelEntry.Modalities(architecture, "output_modalities");
        var inferred = ModelScopes.Infer(id);
        return new ModelInfo
        {
            Name = id,
            Title = ModelEntry.Text(item, "name"),
            Description = ModelEntry.Text(item, "description"),
            Input = input ?? inferred.Input,
            Output = output ?? inferred.Output,
            ScopesAreKnown = input is not null && output is not null,
            ContextTokens = ModelEntry.Number(item, "context_length"),
        };
    }

    private static ModelInfo Describe(string id, ImageModelFacts facts) => new()
    {
        Name = id,
        Title = facts.Title,
        Description = facts.Description,
        Input = facts.Input,
        Output = facts.Output,
        ScopesAreKnown = true,
        ImageLimits = facts.Limits,
    };

    private static string? Amount(JsonElement value, string name) =>
        value.ValueKind == JsonValueKind.Object && value.TryGetProperty(name, out var number)
            && number.ValueKind == JsonValueKind.Number && number.TryGetDecimal(out var amount)
                ? Math.Round(amount, 2).ToString("0.00", CultureInfo.InvariantCulture)
                : null;
}
