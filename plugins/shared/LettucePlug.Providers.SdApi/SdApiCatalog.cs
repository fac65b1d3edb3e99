using System.Text.Json;
using LettucePlug.Sdk;

namespace LettucePlug.Providers.SdApi;

/// <summary>What one server has, asked when it is needed first and kept while the connection is open.</summary>
internal sealed class SdApiCatalog(SdApiCalls calls)
{
    private volatile IReadOnlyList<Checkpoint>? _checkpoints;
    private volatile IReadOnlyList<NamedChoice>? _samplers;
    private volatile IReadOnlyList<NamedChoice>? _schedulers;
    private volatile bool _hasNoSchedulers;

    public async Task<IReadOnlyList<Checkpoint>> ListCheckpointsAsync(CancellationToken cancellationToken)
    {
        var list = await calls.GetAsync("sdapi/v1/sd-models", cancellationToken).ConfigureAwait(false);
        if (list.ValueKind != JsonValueKind.Array)
        {
            throw new ProviderException(
                ProviderFailure.Protocol, $"{calls.Title} answered with something else than a list of checkpoints.");
        }

        return _checkpoints = [.. list.EnumerateArray().Select(Checkpoint.Read).OfType<Checkpoint>().DistinctBy(one => one.Name)];
    }

    /// <summary>Finds a checkpoint: old servers draw in silence with another one where they do not know the name.</summary>
    public async Task<Checkpoint> FindCheckpointAsync(string name, CancellationToken cancellationToken)
    {
        if (_checkpoints?.FirstOrDefault(one => one.IsCalled(name)) is { } known)
        {
            return known;
        }

        var all = await ListCheckpointsAsync(cancellationToken).ConfigureAwait(false);
        return all.FirstOrDefault(one => one.IsCalled(name))
            ?? throw new ProviderException(ProviderFailure.NotFound, $"{calls.Title} has no checkpoint '{name}'.")
            {
                Hint = all.Count == 0
                    ? "It has none at all: put one into its models folder."
                    : "It has: " + string.Join(", ", all.Take(5).Select(one => one.Name)) + (all.Count > 5 ? ", …" : ""),
            };
    }

    public async Task<IReadOnlyList<NamedChoice>> SamplersAsync(CancellationToken cancellationToken) =>
        _samplers ??= await ListAsync("sdapi/v1/samplers", cancellationToken).ConfigureAwait(false) ?? [];

    /// <summary>Null on servers before 1.9, where the scheduler is part of the sampler's name.</summary>
    public async Task<IReadOnlyList<NamedChoice>?> SchedulersAsync(CancellationToken cancellationToken)
    {
        if (_schedulers is null && !_hasNoSchedulers)
        {
            _schedulers = await ListAsync("sdapi/v1/schedulers", cancellationToken).ConfigureAwait(false);
            _hasNoSchedulers = _schedulers is null;
        }

        return _schedulers;
    }

    public async Task<IReadOnlyList<string>> StylesAsync(CancellationToken cancellationToken) =>
        [.. (await ListAsync("sdapi/v1/prompt-styles", cancellationToken).ConfigureAwait(false) ?? []).Select(style => style.Name)];

    /// <summary>How further references can travel; null where the server has no way for them.</summary>
    public async Task<ControlNet?> FindControlNetAsync(CancellationToken cancellationToken)
    {
        if (await calls.FindAsync("controlnet/model_list", cancellationToken).ConfigureAwait(false) is not { } models)
        {
            return null;
        }

        var modules = await calls.FindAsync("controlnet/module_list", cancellationToken).ConfigureAwait(false);
        var settings = await calls.FindAsync("controlnet/settings", cancellationToken).ConfigureAwait(false);
        return new()
        {
            Models = [.. models.Texts("model_list")],
            Modules = [.. modules?.Texts("module_list") ?? []],
            Units = settings?.Whole("control_net_unit_count") is { } units and > 0 ? units : ControlNet.UsualUnits,
        };
    }

    /// <summary>Whether it is stable-diffusion.cpp, which takes further references as a plain list.</summary>
    public async Task<bool> TakesExtraImagesAsync(CancellationToken cancellationToken) =>
        await calls.FindAsync("sdcpp/v1/capabilities", cancellationToken).ConfigureAwait(false) is not null;

    private async Task<IReadOnlyList<NamedChoice>?> ListAsync(string path, CancellationToken cancellationToken) =>
        await calls.FindAsync(path, cancellationToken).ConfigureAwait(false) is { ValueKind: JsonValueKind.Array } list
            ? [.. list.EnumerateArray().Select(NamedChoice.Read).OfType<NamedChoice>()]
            : null;
}
