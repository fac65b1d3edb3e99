using System.Runtime.CompilerServices;
using System.Text.Json;
using LettucePlug.Providers.OpenAiShaped;
using LettucePlug.Sdk;

namespace LettucePlug.Provider.Pollinations;

/// <summary>One connection to Pollinations.</summary>
internal sealed partial class PollinationsClient : IProviderClient, IModelCatalog, IProbe, IImageGenerator, IChatModel
{
    private readonly ServiceCalls _calls;
    private readonly string _title;
    private readonly ModelFacts<ImageModelFacts> _imageModels;
    private readonly ChatCompletions _chat;

    public PollinationsClient(IProviderConnection connection, string title)
    {
        _calls = new ServiceCalls(connection, title);
        _title = title;
        // The list of image models lies beside the version, not below it.
        var beside = new ServiceCalls(connection, title, version: "");
        _imageModels = new(
            beside, connection.BaseUrl.AbsolutePath == "/" ? "image/models" : "../image/models", ImageModelFacts.Read);
        _chat = new ChatCompletions(_calls, new ChatDialect { ReadUsage = ReadUsage });
    }

    public async Task<IReadOnlyList<ModelInfo>> ListModelsAsync(CancellationToken cancellationToken = default)
    {
        var listed = await ModelList.ReadAsync(_calls, "models", Describe, cancellationToken).ConfigureAwait(false);
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
        var models = await ListModelsAsync(cancellationToken).ConfigureAwait(false);
        return new ProbeResult
        {
            Server = _title,
            Details = [models.Count == 1 ? "1 model" : $"{models.Count} models"],
            // Models are listed for anybody.
            KeyWasProven = false,
        };
    }

    public async IAsyncEnumerable<ChatUpdate> ChatAsync(
        ChatRequest request,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var answer = _chat.AnswerAsync(request, cancellationToken);
        var pictures = request.Output.Contains(Modality.Image) ? new MarkdownPictures(IsOwn) : null;
        await foreach (var update in answer.ConfigureAwait(false))
        {
            var found = (pictures, update) switch
            {
                ({ } lift, ChatTextDelta text) => lift.Take(text.Text),
                ({ } lift, ChatUsage or ChatFinished) => [.. lift.End(), update],
                _ => [update],
            };
            foreach (var one in found)
            {
                yield return one;
            }
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>What the connection itself talks to, and the hosts on which Pollinations keeps pictures.</summary>
    private bool IsOwn(Uri address)
    {
        var own = _calls.Connection.BaseUrl;
        var isSameOrigin = Uri.Compare(
            address, own, UriComponents.SchemeAndServer, UriFormat.Unescaped, StringComparison.OrdinalIgnoreCase) == 0;
        return isSameOrigin
            || (address.Scheme == Uri.UriSchemeHttps && address.IdnHost.EndsWith(".pollinations.ai", StringComparison.OrdinalIgnoreCase));
    }

    private static ModelInfo Describe(string id, JsonElement item)
    {
        var input = ModelEntry.Modalities(item, "input_modalities");
        var output = ModelEntry.Modalities(item, "output_modalities");
        var inferred = ModelScopes.Infer(id);
        return new ModelInfo
        {
            Name = id,
            Description = ModelEntry.Text(item, "description"),
            Input = input ?? inferred.Input,
            Output = output ?? inferred.Output,
            ScopesAreKnown = input is not null && output is not null,
        };
    }

    private static ModelInfo Describe(string name, ImageModelFacts facts) => new()
    {
        Name = name,
        Description = facts.Description,
        Input = facts.Input,
        Output = facts.Output,
        ScopesAreKnown = facts.ScopesAreKnown,
        ImageLimits = facts.Limits,
    };

    /// <summary>Costs are counted in Pollinations' own coin.</summary>
    private static Usage ReadUsage(JsonElement usage)
    {
        var read = ServiceUsage.Read(usage);
        return read.Cost is null ? read : read with { Currency = "pollen" };
    }
}
