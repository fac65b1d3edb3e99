using LettucePlug.Providers.SdApi;
using LettucePlug.Sdk;

namespace LettucePlug.Provider.Diffusers.Dialects;

/// <summary>The routes of AUTOMATIC1111's web UI, which many other servers offer too.</summary>
internal sealed class SdApiDialect(DialectCalls calls) : IDialect
{
    private readonly SdApiBackend _backend = new(calls.Connection, DiffusersFailures.Title);

    public string Name => DialectNames.SdApi;

    public string Title => "Server with AUTOMATIC1111's routes";

    public Task<IReadOnlyList<ModelInfo>> ListModelsAsync(CancellationToken cancellationToken) =>
        _backend.ListModelsAsync(cancellationToken);

    public IAsyncEnumerable<ImageUpdate> GenerateAsync(ImageRequest request, CancellationToken cancellationToken) =>
        _backend.GenerateAsync(request, cancellationToken);

    public Task<IReadOnlyList<string>> ListChoicesAsync(string setting, CancellationToken cancellationToken) =>
        _backend.ListChoicesAsync(setting, cancellationToken);
}
