namespace LettucePlug.Sdk;

/// <summary>What an image model takes. The host checks requests and makes forms by it, before anything is sent.</summary>
public sealed record ImageLimits
{
    /// <value>The settings the service can honour, by their <see cref="ImageSettingNames"/>. The default is none.</value>
    public IReadOnlyList<string> Settings { get; init; } = [];

    /// <value>How many reference images it takes, masks not counted: 0 for none, null for any number. The default is 0.</value>
    public int? MaxReferences { get; init; } = 0;

    /// <value>Whether it takes a mask. The default is false.</value>
    public bool SupportsMask { get; init; }

    /// <value>Media types it takes as references; empty for any image. The default is png, jpeg and webp.</value>
    public IReadOnlyList<string> ReferenceMediaTypes { get; init; } = ["image/png", "image/jpeg", "image/webp"];

    /// <value>The largest reference in bytes; null for no limit.</value>
    public long? MaxReferenceBytes { get; init; }

    /// <value>The longest side of a reference in pixels; null for no limit. Larger ones are scaled down by the host.</value>
    public int? MaxReferenceEdge { get; init; }

    /// <value>The only sizes it makes, as <c>WxH</c>; empty where it takes any.</value>
    public IReadOnlyList<string> Sizes { get; init; } = [];

    /// <value>How many images one request may ask for. The generator makes several calls where the service makes one a call. The default is 10.</value>
    public int MaxCount { get; init; } = 10;

    /// <value>The longest prompt in characters; null for no limit.</value>
    public int? MaxPromptCharacters { get; init; }
}
