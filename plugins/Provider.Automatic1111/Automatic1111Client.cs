using LettucePlug.Providers.SdApi;
using LettucePlug.Sdk;

namespace LettucePlug.Provider.Automatic1111;

/// <summary>One connection to a web UI.</summary>
internal sealed class Automatic1111Client : IProviderClient, IModelCatalog, IProbe, IImageGenerator, ISettingChoices
{
    public const string Title = "The web UI";

    private readonly SdApiBackend _backend;

    public Automatic1111Client(IProviderConnection connection)
    {
        _backend = new SdApiBackend(connection, Title);
    }

    public Task<IReadOnlyList<ModelInfo>> ListModelsAsync(CancellationToken cancellationToken = default) =>
        _backend.ListModelsAsync(cancellationToken);

    public Task<ProbeResult> ProbeAsync(CancellationToken cancellationToken = default) => _backend.ProbeAsync(cancellationToken);

    public IAsyncEnumerable<ImageUpdate> GenerateAsync(ImageRequest request, CancellationToken cancellationToken = default) =>
        _backend.GenerateAsync(request, cancellationToken);

    public Task<IReadOnlyList<string>> ListChoicesAsync(string setting, CancellationToken cancellationToken = default) =>
        _backend.ListChoicesAsync(setting, cancellationToken);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
