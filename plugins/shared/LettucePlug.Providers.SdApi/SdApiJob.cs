using LettucePlug.Providers.OpenAiShaped;
using LettucePlug.Sdk;

namespace LettucePlug.Providers.SdApi;

/// <summary>A request in the words of the server it goes to.</summary>
internal sealed partial class SdApiJob
{
    /// <summary>The interface's default; the API's own, 50, takes more than twice as long for nothing.</summary>
    private const int UsualSteps = 20;
    private const int SizeStep = 8;
    private const int LongestSide = 4096;
    private const int LongestSideFromSource = 1024;

    private static readonly string[] Honoured =
    [
        ImageSettingNames.NegativePrompt, ImageSettingNames.Size, ImageSettingNames.Steps, ImageSettingNames.Cfg,
        ImageSettingNames.Sampler, ImageSettingNames.Scheduler, ImageSettingNames.Seed, ImageSettingNames.Denoise,
        ImageSettingNames.Style,
    ];

    private SdApiJob(ImageRequest request, Checkpoint checkpoint)
    {
        Request = request;
        Checkpoint = checkpoint;
        TaskId = $"task({request.JobId})";
        // Drawn here, so that it is known also where the server does not tell.
        Seed = request.Seed is { } seed ? (uint)(seed % uint.MaxValue) : (uint)Random.Shared.NextInt64(uint.MaxValue);
    }

    public static ImageLimits Limits { get; } = new()
    {
        Settings = Honoured,
        MaxReferences = null,
        SupportsMask = true,
        MaxReferenceEdge = 2048,
    };

    public ImageRequest Request { get; }

    public Checkpoint Checkpoint { get; }

    /// <summary>What the server calls the request while it works on it.</summary>
    public string TaskId { get; }

    public uint Seed { get; }

    public string Path => Source is null ? "sdapi/v1/txt2img" : "sdapi/v1/img2img";

    private ImageReference? Source { get; init; }

    private ImageReference? Mask { get; init; }

    private SamplerChoice Sampling { get; set; } = new(null, null);

    private ImageSize? Size { get; set; }

    private int BatchSize { get; init; }

    private IReadOnlyList<ImageReference> Further { get; set; } = [];

    /// <summary>How <see cref="Further"/> travel; null for the plain list of stable-diffusion.cpp.</summary>
    private ControlNetUnit? Unit { get; set; }

    public static async Task<SdApiJob> PrepareAsync(
        ImageRequest request,
        SdApiCatalog catalog,
        SdApiOptions options,
        PromptWarnings warnings,
        CancellationToken cancellationToken)
    {
        var checkpoint = await catalog.FindCheckpointAsync(request.Model, cancellationToken).ConfigureAwait(false);
        var references = request.References.Where(reference => reference.Role != ReferenceRole.Mask).ToList();
        var mask = request.References.LastOrDefault(reference => reference.Role == ReferenceRole.Mask);
        var source = references.Find(reference => reference.Role == ReferenceRole.Source) ?? references.FirstOrDefault();
        if (mask is not null && source is null)
        {
            throw new ProviderException(
                ProviderFailure.InvalidRequest, "A mask says where to paint in a picture, and there is no picture with it.");
        }

        var job = new SdApiJob(request, checkpoint)
        {
            Source = source,
            Mask = mask,
            BatchSize = Enumerable.Range(1, options.BatchSize).Last(size => request.Count % size == 0),
        };
        warnings.AddUnknown(request, Honoured);
        if (request.Denoise is not null && source is null)
        {
            warnings.Add(ImageSettingNames.Denoise, "Without a reference there is nothing to leave: the denoising strength was left out.");
        }

        job.Size = job.ChooseSize(warnings);
        job.Sampling = await SamplerChoice.ResolveAsync(request, catalog, warnings, cancellationToken).ConfigureAwait(false);
        references.Remove(source!);
        if (references.Count > 0)
        {
            await job.PlaceAsync(references, catalog, options, warnings, cancellationToken).ConfigureAwait(false);
        }

        return job;
    }

    /// <summary>Finds a way for the references after the first. As a batch they would become pictures of their own.</summary>
    private async Task PlaceAsync(
        List<ImageReference> references,
        SdApiCatalog catalog,
        SdApiOptions options,
        PromptWarnings warnings,
        CancellationToken cancellationToken)
    {
        var leftOut = references.Count == 1 ? "the second reference was left out" : $"references 2 to {references.Count + 1} were left out";
        var controlNet = await catalog.FindControlNetAsync(cancellationToken).ConfigureAwait(false);
        if (controlNet is null)
        {
            if (await catalog.TakesExtraImagesAsync(cancellationToken).ConfigureAwait(false))
            {
                Further = references;
                return;
            }

            warnings.Add("references", $"The server takes one reference and has no ControlNet for more: {leftOut}.");
            return;
        }

        Unit = controlNet.Choose(options, Checkpoint.Name);
        if (Unit is null)
        {
            warnings.Add("references", options.ControlNetModel is { } wished
                ? $"The server's ControlNet has no model '{wished}': {leftOut}."
                : $"The server's ControlNet has neither an IP-Adapter model nor 'reference_only': {leftOut}.");
            return;
        }

        Further = [.. references.Take(controlNet.Units)];
        if (references.Count > controlNet.Units)
        {
            warnings.Add(
                "references",
                $"The server's ControlNet has {controlNet.Units} units: the last {references.Count - controlNet.Units} references were left out.");
        }
    }

    private ImageSize? ChooseSize(PromptWarnings warnings)
    {
        if (Request.Size is { } wished)
        {
            var fitting = SizeMatching.Fit(wished, SizeStep, LongestSide, widestRatio: 16);
            if (fitting != wished)
            {
                warnings.Add(ImageSettingNames.Size, $"Sizes are multiples of {SizeStep}: {fitting} was used for {wished}.");
            }

            return fitting;
        }

        // The server's own 512x512 would squeeze the picture.
        return Source?.Size is { } shape ? SizeMatching.Fit(shape, SizeStep, LongestSideFromSource, widestRatio: 4) : null;
    }
}
