namespace LettucePlug.Sdk;

/// <summary>What to make. Every setting but the first three may be absent: then the service's own default holds.</summary>
public sealed record ImageRequest
{
    /// <value>The job's id: a random UUID in its canonical lower-case form, made by the host. Services that let the client name a job use it.</value>
    public required string JobId { get; init; }

    /// <value>The model, by the name the service knows it by.</value>
    public required string Model { get; init; }

    /// <value>What the picture shows. Complete: the user's extra prompt is in it already.</value>
    public required string Prompt { get; init; }

    /// <value>What it must not show.</value>
    public string? NegativePrompt { get; init; }

    /// <value>Width and height in pixels.</value>
    public ImageSize? Size { get; init; }

    /// <value>How many images; at least 1. The default is 1.</value>
    public int Count { get; init; } = 1;

    /// <value>How many denoising steps; at least 1.</value>
    public int? Steps { get; init; }

    /// <value>How closely to follow the prompt (classifier-free guidance); 0 or more.</value>
    public double? CfgScale { get; init; }

    /// <value>The sampler, by the service's name for it.</value>
    public string? Sampler { get; init; }

    /// <value>The scheduler, by the service's name for it.</value>
    public string? Scheduler { get; init; }

    /// <value>The seed. Services with a smaller range get it modulo that range.</value>
    public ulong? Seed { get; init; }

    /// <value>How far to leave the source image: 0 keeps it, 1 ignores it.</value>
    public double? Denoise { get; init; }

    /// <value>The quality, by the service's name for it.</value>
    public string? Quality { get; init; }

    /// <value>The style, by the service's name for it.</value>
    public string? Style { get; init; }

    /// <value>The media type wished for, such as <c>image/png</c>.</value>
    public string? Format { get; init; }

    /// <value>
    /// The reference images in the order that counts; the first is the primary one. Empty for a picture from words
    /// alone. A <see cref="ReferenceRole.Mask"/> is no reference to look at: it says where to paint.
    /// </value>
    public IReadOnlyList<ImageReference> References { get; init; } = [];

    /// <value>Values for tokens of the user's own (ComfyUI) and other settings this contract does not know.</value>
    public IReadOnlyDictionary<string, string> Extra { get; init; } = new Dictionary<string, string>();
}
