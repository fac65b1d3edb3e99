namespace LettucePlug.Sdk;

/// <summary>Describes a provider: what the host needs to know before there is a connection.</summary>
public sealed record ProviderInfo
{
    /// <value>The id: lower-case letters, digits and hyphens, such as <c>comfyui</c>.</value>
    public required string Id { get; init; }

    /// <value>The name users know the service by.</value>
    public required string Title { get; init; }

    /// <value>One sentence on what it is and what it can do.</value>
    public string? Description { get; init; }

    /// <value>The address that is used where the user gives none; null where the user must give one.</value>
    public Uri? DefaultBaseUrl { get; init; }

    /// <value>Whether a key is needed. The default is <see cref="KeyRequirement.None"/>.</value>
    public KeyRequirement Key { get; init; } = KeyRequirement.None;

    /// <value>Where users get a key; shown with the message that one is missing.</value>
    public Uri? KeyPage { get; init; }

    /// <value>
    /// How the key travels: the first is the default, the others can be chosen by the connection's <c>auth</c>
    /// setting. Empty where there is no key.
    /// </value>
    public IReadOnlyList<AuthScheme> Auth { get; init; } = [];

    /// <value>
    /// True for a service that people run themselves. Only then can a connection allow invalid TLS certificates and
    /// addresses of a private network. The default is false.
    /// </value>
    public bool IsSelfHosted { get; init; }

    /// <value>
    /// True for a provider that needs no server at all: it must not use the transport, and its connections have no
    /// URL. The default is false.
    /// </value>
    public bool IsOffline { get; init; }

    /// <value>The settings a connection of this provider has beyond URL and key.</value>
    public IReadOnlyList<SettingDefinition> Settings { get; init; } = [];

    /// <value>What its image models take, where a model does not say otherwise; null where it makes no images.</value>
    public ImageLimits? ImageLimits { get; init; }

    /// <value>
    /// Further hosts from which results may be downloaded, such as <c>images.example.com</c> or <c>*.example.net</c>.
    /// Any public address is allowed where this is empty.
    /// </value>
    public IReadOnlyList<string> ResultHosts { get; init; } = [];

    /// <value>
    /// Models to suggest where the service cannot list its own. Never taken as the truth: model names change often.
    /// </value>
    public IReadOnlyList<ModelInfo> SuggestedModels { get; init; } = [];
}
