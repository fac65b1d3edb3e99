using System.Globalization;
using System.Text.Json;
using LettucePlug.Providers.OpenAiShaped;
using LettucePlug.Sdk;

namespace LettucePlug.Provider.Stability;

/// <summary>One connection to Stability AI.</summary>
internal sealed partial class StabilityClient(IProviderConnection connection)
    : IProviderClient, IModelCatalog, IProbe, IImageGenerator, ISettingChoices
{
    private readonly ServiceCalls _calls = new(connection, StabilityProvider.Title, version: "");

    /// <summary>The service has routes in place of models, and no list of them.</summary>
    public Task<IReadOnlyList<ModelInfo>> ListModelsAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult<IReadOnlyList<ModelInfo>>([.. ImageRoute.Suggested.Select(ImageRoute.Describe)]);
    }

    public async Task<ProbeResult> ProbeAsync(CancellationToken cancellationToken = default)
    {
        var root = await _calls.GetJsonAsync("v1/user/balance", cancellationToken).ConfigureAwait(false);
        return root.ValueKind == JsonValueKind.Object && root.TryGetProperty("credits", out var credits)
            && credits.ValueKind == JsonValueKind.Number && credits.TryGetDouble(out var left)
                ? new ProbeResult
                {
                    Server = StabilityProvider.Title,
                    Details = [string.Create(CultureInfo.InvariantCulture, $"{left:0.##} credits left")],
                }
                : throw new ProviderException(
                    ProviderFailure.Protocol, $"{StabilityProvider.Title} answered with something else than its balance.");
    }

    public Task<IReadOnlyList<string>> ListChoicesAsync(string setting, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult<IReadOnlyList<string>>(setting switch
        {
            ImageSettingNames.Style => ImageForm.Styles,
            ImageSettingNames.Format => ["image/png", "image/jpeg", "image/webp"],
            "model" => ImageRoute.Suggested,
            _ => [],
        });
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
