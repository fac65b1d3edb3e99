using System.Globalization;
using System.Text.Json;
using LettucePlug.Providers.OpenAiShaped;
using LettucePlug.Sdk;

namespace LettucePlug.Provider.NanoGpt;

/// <summary>One connection to NanoGPT.</summary>
internal sealed partial class NanoGptClient : IProviderClient, IModelCatalog, IProbe, IImageGenerator, IChatModel
{
    private readonly ServiceCalls _calls;
    private readonly string _title;
    private readonly ModelFacts<ImageModelFacts> _imageModels;
    private readonly ChatCompletions _chat;

    public NanoGptClient(IProviderConnection connection, string title)
    {
        _calls = new ServiceCalls(connection, title, "api/v1");
        _title = title;
        _imageModels = new(_calls, "images/models", ImageModelFacts.Read);
        _chat = new ChatCompletions(_calls, new ChatDialect { AsksForUsage = false, ReadsImages = true });
    }

    public async Task<IReadOnlyList<ModelInfo>> ListModelsAsync(CancellationToken cancellationToken = default)
    {
        var listed = await ModelList.ReadAsync(_calls, "models?detailed=true", Describe, cancellationToken).ConfigureAwait(false);
        var images = await _imageModels.AllAsync(cancellationToken).ConfigureAwait(false)
            ?? new Dictionary<string, ImageModelFacts>();
        return
        [
            .. listed.Where(model => !images.ContainsKey(model.Name)),
            .. images.Select(pair => Describe(pair.Key, pair.Value)),
        ];
    }

    public async Task<ProbeResult> ProbeAsync(CancellationToken cancellationToken = default)
    {
        // Models are listed for anybody. The balance is not, but is told only to keys that come in a header of their own.
        var models = await ListModelsAsync(cancellationToken).ConfigureAwait(false);
        var details = new List<string> { models.Count == 1 ? "1 model" : $"{models.Count} models" };
        var balance = await AskBalanceAsync(cancellationToken).ConfigureAwait(false);
        if (balance is { } left)
        {
            details.Add(string.Create(CultureInfo.InvariantCulture, $"${left:0.00} left"));
        }

        return new ProbeResult { Server = _title, Details = details, KeyWasProven = balance is not null };
    }

    public IAsyncEnumerable<ChatUpdate> ChatAsync(ChatRequest request, CancellationToken cancellationToken = default) =>
        _chat.AnswerAsync(request, cancellationToken);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async Task<decimal?> AskBalanceAsync(CancellationToken cancellationToken)
    {
        var connection = _calls.Connection;
        var path = connection.BaseUrl.AbsolutePath == "/" ? "api/check-balance" : "../check-balance";
        using var request = new HttpRequestMessage(HttpMethod.Post, path);
        request.Options.Set(TransportOptions.ReturnFailures, true);
        using var response = await connection.Http.SendAsync(
            request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
        if (!response.IsSuccessStatusCode)
        {
            return null;
        }

        var root = await _calls.ReadJsonAsync(response, cancellationToken).ConfigureAwait(false);
        return root.ValueKind == JsonValueKind.Object && root.TryGetProperty("usd_balance", out var balance)
            ? balance.ValueKind switch
            {
                JsonValueKind.Number when balance.TryGetDecimal(out var number) => number,
                JsonValueKind.String when decimal.TryParse(
                    balance.GetString(), NumberStyles.Number, CultureInfo.InvariantCulture, out var text) => text,
                _ => null,
            }
            : null;
    }

    private static ModelInfo Describe(string id, JsonElement item)
    {
        var architecture = ModelEntry.Inner(item, "architecture");
        var can = ModelEntry.Inner(item, "capabilities");
        var input = ModelEntry.Modalities(architecture, "input_modalities");
        var sees = can.ValueKind == JsonValueKind.Object && can.TryGetProperty("vision", out var vision)
            ? vision.ValueKind == JsonValueKind.True
            : (bool?)null;
        var inferred = ModelScopes.Infer(id);
        return new ModelInfo
        {
            Name = id,
            Title = ModelEntry.Text(item, "name"),
            Description = ModelEntry.Text(item, "description"),
            Input = input ?? sees switch
            {
                true => [Modality.Text, Modality.Image],
                false => [Modality.Text],
                null => inferred.Input,
            },
            Output = ModelEntry.Modalities(architecture, "output_modalities") ?? [Modality.Text],
            ScopesAreKnown = input is not null || sees is not null,
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
        ScopesAreKnown = facts.ScopesAreKnown,
        ImageLimits = facts.Limits,
    };
}
