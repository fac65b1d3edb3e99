namespace LettucePlug.Sdk;

/// <summary>A model as a provider lists it.</summary>
public sealed record ModelInfo
{
    /// <value>The name the service knows it by; handed back unchanged in requests.</value>
    public required string Name { get; init; }

    /// <value>A name for people; null where the service has none.</value>
    public string? Title { get; init; }

    /// <value>One or two sentences; null where the service has none.</value>
    public string? Description { get; init; }

    /// <value>What it takes. The default is text.</value>
    public IReadOnlyList<Modality> Input { get; init; } = [Modality.Text];

    /// <value>What it gives. The default is text.</value>
    public IReadOnlyList<Modality> Output { get; init; } = [Modality.Text];

    /// <value>
    /// True where the service itself told <see cref="Input"/> and <see cref="Output"/>, false where the plugin
    /// inferred them from the name; the user can override them in either case. The default is false.
    /// </value>
    public bool ScopesAreKnown { get; init; }

    /// <value>What it takes as an image model; null for the provider's <see cref="ProviderInfo.ImageLimits"/>.</value>
    public ImageLimits? ImageLimits { get; init; }

    /// <value>How many tokens fit into its context; null where unknown.</value>
    public int? ContextTokens { get; init; }
}
