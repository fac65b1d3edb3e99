using System.Globalization;
using System.Text.Json;
using LettucePlug.Provider.ComfyUi.Checks;
using LettucePlug.Provider.ComfyUi.Runs;
using LettucePlug.Provider.ComfyUi.Server;
using LettucePlug.Provider.ComfyUi.Workflows;
using LettucePlug.Sdk;

namespace LettucePlug.Provider.ComfyUi;

/// <summary>One connection to a ComfyUI server.</summary>
internal sealed partial class ComfyUiClient : IProviderClient,
    IModelCatalog, IProbe, IImageGenerator, IResumableJobs, ICancellableJobs, ISettingChoices, ISettingsCheck
{
    private const double DefaultTimeoutMinutes = 30;

    private readonly ComfyServer _server;
    private readonly JobBoard _board;
    private readonly WorkflowSet _workflows;
    private readonly TimeProvider _time;
    private readonly TimeSpan _timeout;

    public ComfyUiClient(IProviderConnection connection)
    {
        _server = new ComfyServer(connection);
        _board = new JobBoard(_server);
        _workflows = new WorkflowSet(connection.Settings);
        _time = connection.Time;
        var minutes = connection.Settings.TryGetValue(ComfyUiProvider.TimeoutKey, out var text)
            && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
                ? number
                : DefaultTimeoutMinutes;
        _timeout = minutes > 0 ? TimeSpan.FromMinutes(minutes) : Timeout.InfiniteTimeSpan;
    }

    public async Task<IReadOnlyList<ModelInfo>> ListModelsAsync(CancellationToken cancellationToken = default)
    {
        var limits = _workflows.Limits();
        var names = await ModelNamesAsync(cancellationToken).ConfigureAwait(false);
        return
        [
            .. names.Select(name => new ModelInfo
            {
                Name = name,
                Title = Path.GetFileNameWithoutExtension(name.Replace('\\', '/')),
                Input = limits.MaxReferences > 0 || limits.SupportsMask ? [Modality.Text, Modality.Image] : [Modality.Text],
                Output = [Modality.Image],
                // Not from the name: what the connection's workflows take and give is known.
                ScopesAreKnown = true,
                ImageLimits = limits,
            }),
        ];
    }

    public async Task<ProbeResult> ProbeAsync(CancellationToken cancellationToken = default)
    {
        using var stats = await _server.GetJsonAsync("system_stats", cancellationToken).ConfigureAwait(false);
        var system = stats.RootElement.Member("system");
        if (system.ValueKind != JsonValueKind.Object)
        {
            throw new ProviderException(ProviderFailure.Protocol, "The server answers, and not as ComfyUI does.")
            {
                Hint = "Check the connection's URL: another kind of server seems to answer there.",
            };
        }

        return new ProbeResult
        {
            Server = system.Text("comfyui_version") is { } version ? $"ComfyUI {version}" : "ComfyUI",
            Details = [.. stats.RootElement.Items("devices").Select(Describe)],
            // ComfyUI itself knows no keys; a proxy before it may.
            KeyWasProven = false,
        };
    }

    public async Task<IReadOnlyList<string>> ListChoicesAsync(string setting, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(setting);
        return setting switch
        {
            "model" => await ModelNamesAsync(cancellationToken).ConfigureAwait(false),
            ImageSettingNames.Sampler =>
                await ChoicesAsync(TokenKind.Sampler, "KSampler", "sampler_name", cancellationToken).ConfigureAwait(false),
            ImageSettingNames.Scheduler =>
                await ChoicesAsync(TokenKind.Scheduler, "KSampler", "scheduler", cancellationToken).ConfigureAwait(false),
            _ => [],
        };
    }

    public Task<IReadOnlyList<SettingFinding>> CheckAsync(
        IReadOnlyDictionary<string, string> settings, CancellationToken cancellationToken = default) =>
        LiveLint.CheckAsync(settings, _server, cancellationToken);

    public async Task CancelAsync(string resumeToken, CancellationToken cancellationToken = default)
    {
        foreach (var promptId in ResumeToken.Read(resumeToken))
        {
            await _server.StopAsync(promptId, cancellationToken).ConfigureAwait(false);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _board.DisposeAsync().ConfigureAwait(false);
        _server.Dispose();
    }

    /// <summary>The files that <c>%CKPT%</c> may stand for: those of the nodes it is used in, else the checkpoints.</summary>
    private async Task<IReadOnlyList<string>> ModelNamesAsync(CancellationToken cancellationToken)
    {
        var names = await ChoicesAsync(TokenKind.Checkpoint, "CheckpointLoaderSimple", "ckpt_name", cancellationToken).ConfigureAwait(false);
        return names.Count > 0 ? names : await _server.ListCheckpointsAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task<IReadOnlyList<string>> ChoicesAsync(
        TokenKind kind, string defaultClass, string defaultInput, CancellationToken cancellationToken)
    {
        var places = new[] { _workflows.Choose(hasReferences: false), _workflows.Choose(hasReferences: true) }
            .SelectMany(workflow => workflow.Tokens
                .Where(use => use.Token.Kind == kind && use.IsWhole)
                .Select(use => (workflow.Find(use.Node)?.Class, use.Input)))
            .Append((defaultClass, defaultInput))
            .Distinct();
        var choices = new List<string>();
        foreach (var (cls, input) in places)
        {
            // The default place only speaks where no other does.
            if (cls is null || (choices.Count > 0 && cls == defaultClass && input == defaultInput))
            {
                continue;
            }

            if (await NodeClass.TryFindAsync(_server, cls, cancellationToken).ConfigureAwait(false) is { } known
                && known.Inputs.TryGetValue(input, out var described))
            {
                choices.AddRange(described.Choices);
            }
        }

        return [.. choices.Distinct()];
    }

    private static string Describe(JsonElement device)
    {
        const double gigabyte = 1024.0 * 1024 * 1024;
        var name = device.Text("name") ?? device.Text("type") ?? "device";
        return device.Number("vram_total") is > 0 and var total
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"{name}: {(device.Number("vram_free") ?? 0) / gigabyte:0.#} of {total / gigabyte:0.#} GB free")
            : name;
    }
}
