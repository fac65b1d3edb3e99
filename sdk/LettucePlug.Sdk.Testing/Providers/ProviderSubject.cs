namespace LettucePlug.Sdk.Testing;

/// <summary>What <see cref="ProviderConformance"/> needs to know of the provider it checks.</summary>
public sealed record ProviderSubject
{
    /// <value>Makes the provider; called once per check.</value>
    public required Func<IProvider> Create { get; init; }

    /// <value>
    /// Makes a service that works, once per check; the kit disposes it. Null for an offline provider. The default is
    /// null.
    /// </value>
    public Func<HttpMessageHandler>? Service { get; init; }

    /// <value>The settings of the connection. The default is none, which leaves the provider's defaults.</value>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    /// <value>An image model that the service knows; null where there is none to check. The default is null.</value>
    public string? ImageModel { get; init; }

    /// <value>A chat model that the service knows; null where there is none to check. The default is null.</value>
    public string? ChatModel { get; init; }

    /// <value>The smallest size that the image model makes. The default is 64 by 64.</value>
    public ImageSize SmallestSize { get; init; } = new(64, 64);

    /// <value>Whether the order of references can be seen in what is sent or made. The default is false.</value>
    public bool ReferenceOrderMatters { get; init; }

    /// <value>The clock of the connections, for services that are asked again and again. The default is the system's.</value>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
