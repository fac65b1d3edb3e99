using LettucePlug.Providers.OpenAiShaped;
using LettucePlug.Sdk;

namespace LettucePlug.Provider.Gemini;

/// <summary>One connection to the Gemini API.</summary>
internal sealed partial class GeminiClient(IProviderConnection connection)
    : IProviderClient, IModelCatalog, IProbe, IImageGenerator, IChatModel
{
    private const int MostPages = 100;

    private readonly ServiceCalls _calls = new(connection, GeminiProvider.Title, "v1beta");
    private readonly string? _safetyThreshold = SafetySettings.ReadThreshold(connection);

    public async Task<IReadOnlyList<ModelInfo>> ListModelsAsync(CancellationToken cancellationToken = default)
    {
        var models = new List<ModelInfo>();
        var names = new HashSet<string>();
        var next = "";
        for (var page = 0; page < MostPages; page++)
        {
            var root = await _calls.GetJsonAsync(
                "models?pageSize=1000" + (next.Length > 0 ? "&pageToken=" + Uri.EscapeDataString(next) : ""),
                cancellationToken).ConfigureAwait(false);
            if (JsonText.Find(root, "models") is { ValueKind: System.Text.Json.JsonValueKind.Array } list)
            {
                models.AddRange(list.EnumerateArray().Select(ModelRules.Read)
                    .OfType<ModelInfo>().Where(model => names.Add(model.Name)));
            }
            else if (page == 0)
            {
                throw new ProviderException(
                    ProviderFailure.Protocol, $"{GeminiProvider.Title} answered with something else than a list of models.");
            }

            if (JsonText.Read(root, "nextPageToken") is not { Length: > 0 } token || token == next)
            {
                break;
            }

            next = token;
        }

        return models;
    }

    public async Task<ProbeResult> ProbeAsync(CancellationToken cancellationToken = default)
    {
        var models = await ListModelsAsync(cancellationToken).ConfigureAwait(false);
        return new ProbeResult
        {
            Server = GeminiProvider.Title,
            Details = [models.Count == 1 ? "1 model" : $"{models.Count} models"],
        };
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
