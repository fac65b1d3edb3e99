using LettucePlug.Sdk;

namespace LettucePlug.Providers.SdApi;

/// <summary>Everything that a server with AUTOMATIC1111's routes can do.</summary>
internal sealed class SdApiBackend
{
    private readonly SdApiCalls _calls;
    private readonly SdApiCatalog _catalog;
    private readonly SdApiGenerator _generator;

    public SdApiBackend(IProviderConnection connection, string title)
    {
        _calls = new SdApiCalls(connection, title);
        _catalog = new SdApiCatalog(_calls);
        _generator = new SdApiGenerator(_calls, _catalog, SdApiOptions.From(connection.Settings));
    }

    public IAsyncEnumerable<ImageUpdate> GenerateAsync(ImageRequest request, CancellationToken cancellationToken) =>
        _generator.GenerateAsync(request, cancellationToken);

    public async Task<IReadOnlyList<ModelInfo>> ListModelsAsync(CancellationToken cancellationToken)
    {
        var checkpoints = await _catalog.ListCheckpointsAsync(cancellationToken).ConfigureAwait(false);
        return
        [
            .. checkpoints.Select(checkpoint => new ModelInfo
            {
                Name = checkpoint.Name,
                Title = checkpoint.Title,
                Input = [Modality.Text, Modality.Image],
                Output = [Modality.Image],
                ScopesAreKnown = true,
                ImageLimits = SdApiJob.Limits,
            }),
        ];
    }

    public async Task<IReadOnlyList<string>> ListChoicesAsync(string setting, CancellationToken cancellationToken) => setting switch
    {
        ImageSettingNames.Sampler => Names(await _catalog.SamplersAsync(cancellationToken).ConfigureAwait(false)),
        ImageSettingNames.Scheduler => Names(await _catalog.SchedulersAsync(cancellationToken).ConfigureAwait(false) ?? []),
        ImageSettingNames.Style => await _catalog.StylesAsync(cancellationToken).ConfigureAwait(false),
        "model" => [.. (await _catalog.ListCheckpointsAsync(cancellationToken).ConfigureAwait(false)).Select(one => one.Name)],
        _ => [],
    };

    public async Task<ProbeResult> ProbeAsync(CancellationToken cancellationToken)
    {
        var checkpoints = await _catalog.ListCheckpointsAsync(cancellationToken).ConfigureAwait(false);
        var schedulers = await _catalog.SchedulersAsync(cancellationToken).ConfigureAwait(false);
        var controlNet = await _catalog.FindControlNetAsync(cancellationToken).ConfigureAwait(false);
        return new ProbeResult
        {
            Server = await NameAsync(schedulers is null, cancellationToken).ConfigureAwait(false),
            Details =
            [
                checkpoints.Count == 1 ? "1 checkpoint" : $"{checkpoints.Count} checkpoints",
                controlNet is null ? "no ControlNet: one reference at a time" : $"ControlNet with {controlNet.Units} units for further references",
            ],
            // Without --api-auth it answers anybody.
            KeyWasProven = false,
        };
    }

    /// <summary>None of them says what it is; each has a route that the others have not.</summary>
    private async Task<string> NameAsync(bool isOld, CancellationToken cancellationToken) =>
        await HasAsync("sdcpp/v1/capabilities", cancellationToken).ConfigureAwait(false) ? "stable-diffusion.cpp"
        : await HasAsync("sdapi/v1/sd-modules", cancellationToken).ConfigureAwait(false) ? "Forge"
        : await HasAsync("sdapi/v1/version", cancellationToken).ConfigureAwait(false) ? "SD.Next"
        : isOld ? "AUTOMATIC1111 before 1.9" : "AUTOMATIC1111 1.9 or later";

    private async Task<bool> HasAsync(string path, CancellationToken cancellationToken) =>
        await _calls.FindAsync(path, cancellationToken).ConfigureAwait(false) is not null;

    private static IReadOnlyList<string> Names(IReadOnlyList<NamedChoice> choices) => [.. choices.Select(choice => choice.Name)];
}
