using System.Runtime.CompilerServices;
using System.Text.Json;
using LettucePlug.Providers.OpenAiShaped;
using LettucePlug.Sdk;

namespace LettucePlug.Provider.Xai;

/// <summary>One connection to xAI.</summary>
internal sealed class XaiClient : IProviderClient, IModelCatalog, IProbe, IImageGenerator, IChatModel
{
    /// <summary>The lists that tell what their models take and give.</summary>
    private static readonly string[] TellingLists = ["language-models", "image-generation-models"];

    private readonly ServiceCalls _calls;
    private readonly ChatCompletions _chat;
    private readonly ImageAnswers _images;

    public XaiClient(IProviderConnection connection)
    {
        _calls = new ServiceCalls(connection, XaiProvider.Title);
        _chat = new ChatCompletions(_calls, new ChatDialect
        {
            MaxTokensField = "max_completion_tokens",
            ReadUsage = XaiUsage.Read,
        });
        _images = new ImageAnswers(_calls, new ImageAnswerShape
        {
            // The type and the verdict stand behind the image.
            HoldsImages = true,
            Judge = JudgeItem,
            ExplainEmpty = XaiFailures.Moderated,
            ReadUsage = XaiUsage.Read,
        });
    }

    public async Task<IReadOnlyList<ModelInfo>> ListModelsAsync(CancellationToken cancellationToken = default)
    {
        var models = new Dictionary<string, ModelInfo>();
        try
        {
            foreach (var path in TellingLists)
            {
                var root = await _calls.GetJsonAsync(path, cancellationToken).ConfigureAwait(false);
                if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("models", out var list)
                    || list.ValueKind != JsonValueKind.Array)
                {
                    throw new ProviderException(
                        ProviderFailure.Protocol, $"{XaiProvider.Title} answered with something else than a list of models.");
                }

                foreach (var model in list.EnumerateArray().Select(ImageModels.Read).OfType<ModelInfo>())
                {
                    models.TryAdd(model.Name, model);
                }
            }
        }
        catch (ProviderException e) when (e.Failure == ProviderFailure.NotFound)
        {
            // A gateway with the plain list alone.
            return await ModelList.ReadAsync(_calls, "models", (id, _) => ImageModels.Infer(id), cancellationToken)
                .ConfigureAwait(false);
        }

        return [.. models.Values];
    }

    public async Task<ProbeResult> ProbeAsync(CancellationToken cancellationToken = default)
    {
        var models = await ListModelsAsync(cancellationToken).ConfigureAwait(false);
        return new ProbeResult
        {
            Server = XaiProvider.Title,
            Details = [models.Count == 1 ? "1 model" : $"{models.Count} models"],
        };
    }

    public IAsyncEnumerable<ImageUpdate> GenerateAsync(ImageRequest request, CancellationToken cancellationToken = default) =>
        UsageSum.AtTheEndAsync(CallsAsync(request, cancellationToken), cancellationToken);

    private async IAsyncEnumerable<ImageUpdate> CallsAsync(
        ImageRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var warnings = new PromptWarnings(XaiProvider.Title);
        var call = ImageCall.From(request, warnings);
        foreach (var warning in warnings.All)
        {
            yield return warning;
        }

        for (var left = request.Count; left > 0; left -= ImageModels.MostPerCall)
        {
            using var body = call.CreateBody(Math.Min(left, ImageModels.MostPerCall));
            await foreach (var update in _images.PostAsync(call.Path, body, cancellationToken).ConfigureAwait(false))
            {
                yield return update;
            }
        }
    }

    public IAsyncEnumerable<ChatUpdate> ChatAsync(ChatRequest request, CancellationToken cancellationToken = default) =>
        _chat.AnswerAsync(request, cancellationToken);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>What the filter caught comes with a flag, or as an empty address.</summary>
    private static ProviderException? JudgeItem(JsonElement item)
    {
        var isFlagged = item.TryGetProperty("respect_moderation", out var respects) && respects.ValueKind == JsonValueKind.False;
        var isEmpty = !item.TryGetProperty("b64_json", out var data) || data.ValueKind == JsonValueKind.Null;
        var hasEmptyUrl = item.TryGetProperty("url", out var url) && url.ValueKind == JsonValueKind.String && url.GetString() is "";
        return isFlagged || (isEmpty && hasEmptyUrl) ? XaiFailures.Moderated() : null;
    }
}
