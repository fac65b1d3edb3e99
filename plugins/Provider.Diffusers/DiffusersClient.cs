using System.Runtime.CompilerServices;
using LettucePlug.Provider.Diffusers.Dialects;
using LettucePlug.Sdk;

namespace LettucePlug.Provider.Diffusers;

/// <summary>One connection, speaking the dialect that was set or found.</summary>
internal sealed class DiffusersClient
    : IProviderClient, IModelCatalog, IProbe, IImageGenerator, ISettingChoices, IResumableJobs, ICancellableJobs
{
    private readonly DialectCalls _calls;
    private readonly string _wished;
    private volatile IDialect? _dialect;

    public DiffusersClient(IProviderConnection connection)
    {
        _calls = new DialectCalls(connection);
        _wished = connection.Settings.GetValueOrDefault(DiffusersProvider.Dialect) is { Length: > 0 } named ? named : DialectNames.Auto;
        _dialect = _wished == DialectNames.Auto ? null : DialectProbe.Make(_wished, _calls);
    }

    public async Task<IReadOnlyList<ModelInfo>> ListModelsAsync(CancellationToken cancellationToken = default)
    {
        var dialect = await DialectAsync(cancellationToken).ConfigureAwait(false);
        return await dialect.ListModelsAsync(cancellationToken).ConfigureAwait(false);
    }

    public async Task<ProbeResult> ProbeAsync(CancellationToken cancellationToken = default)
    {
        // What was found once may be another server today.
        var found = await DialectProbe.FindAsync(_calls, cancellationToken).ConfigureAwait(false);
        var dialect = DialectProbe.Make(_wished == DialectNames.Auto ? found : _wished, _calls);
        _dialect = _wished == DialectNames.Auto ? dialect : _dialect;
        var models = await dialect.ListModelsAsync(cancellationToken).ConfigureAwait(false);
        return new ProbeResult
        {
            Server = dialect.Title,
            Details =
            [
                $"dialect {dialect.Name}{(found == dialect.Name ? "" : $", although it looks like {found}")}",
                models.Count == 1 ? "1 model" : $"{models.Count} models",
            ],
            KeyWasProven = false,
        };
    }

    public async IAsyncEnumerable<ImageUpdate> GenerateAsync(
        ImageRequest request, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var dialect = await DialectAsync(cancellationToken).ConfigureAwait(false);
        var images = 0;
        await foreach (var update in dialect.GenerateAsync(request, cancellationToken).ConfigureAwait(false))
        {
            images += update is ImageReady ? 1 : 0;
            yield return update;
        }

        if (images < request.Count)
        {
            yield return new ImageWarning { Message = $"{DiffusersFailures.Title} made {images} of {request.Count} images." };
        }
    }

    public async Task<IReadOnlyList<string>> ListChoicesAsync(string setting, CancellationToken cancellationToken = default)
    {
        var dialect = await DialectAsync(cancellationToken).ConfigureAwait(false);
        return setting == "model"
            ? [.. (await dialect.ListModelsAsync(cancellationToken).ConfigureAwait(false)).Select(model => model.Name)]
            : await dialect.ListChoicesAsync(setting, cancellationToken).ConfigureAwait(false);
    }

    public IAsyncEnumerable<ImageUpdate> ResumeAsync(
        string resumeToken, ImageRequest request, CancellationToken cancellationToken = default) =>
        new SdCppJobs(_calls).FollowAsync(SdCppTicket.Parse(resumeToken), cancellationToken);

    public Task CancelAsync(string resumeToken, CancellationToken cancellationToken = default) =>
        new SdCppJobs(_calls).CancelAsync(SdCppTicket.Parse(resumeToken).Id, cancellationToken);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async ValueTask<IDialect> DialectAsync(CancellationToken cancellationToken) =>
        _dialect ??= DialectProbe.Make(await DialectProbe.FindAsync(_calls, cancellationToken).ConfigureAwait(false), _calls);
}
