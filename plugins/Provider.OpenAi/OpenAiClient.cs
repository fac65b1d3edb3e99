using System.Globalization;
using LettucePlug.Providers.OpenAiShaped;
using LettucePlug.Sdk;

namespace LettucePlug.Provider.OpenAi;

/// <summary>One connection to OpenAI or to a server like it.</summary>
internal sealed partial class OpenAiClient : IProviderClient, IModelCatalog, IProbe, IImageGenerator, IChatModel
{
    private readonly ServiceCalls _calls;
    private readonly string _title;
    private readonly bool _isCompatibleServer;
    private readonly int _partialImages;
    private readonly ChatCompletions _chat;

    public OpenAiClient(IProviderConnection connection, string title, bool isCompatibleServer)
    {
        _calls = new ServiceCalls(connection, title);
        _title = title;
        _isCompatibleServer = isCompatibleServer;
        _partialImages = connection.Settings.TryGetValue(OpenAiProvider.PartialImages, out var text)
            && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
                ? Math.Clamp(count, 0, 3)
                : 0;
        _chat = new ChatCompletions(_calls, new ChatDialect
        {
            MaxTokensField = isCompatibleServer ? "max_tokens" : "max_completion_tokens",
            ReadsImages = isCompatibleServer,
        });
    }

    public async Task<IReadOnlyList<ModelInfo>> ListModelsAsync(CancellationToken cancellationToken = default)
    {
        var root = await _calls.GetJsonAsync("models", cancellationToken).ConfigureAwait(false);
        return ModelList.Read(root, _title, _isCompatibleServer
            ? new CompatibleModels(root).Describe
            : static (id, _) => ImageModelRules.Describe(id));
    }

    public async Task<ProbeResult> ProbeAsync(CancellationToken cancellationToken = default)
    {
        var models = await ListModelsAsync(cancellationToken).ConfigureAwait(false);
        return new ProbeResult
        {
            Server = _title,
            Details = [models.Count == 1 ? "1 model" : $"{models.Count} models"],
            // Many local servers list their models to anybody.
            KeyWasProven = !_isCompatibleServer,
        };
    }

    public IAsyncEnumerable<ChatUpdate> ChatAsync(ChatRequest request, CancellationToken cancellationToken = default) =>
        _chat.AnswerAsync(request, cancellationToken);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
