using LettucePlug.Sdk;

namespace LettucePlug.Host.Connections;

/// <summary>A connection in use: what its provider can do, guarded against faults of the plugin.</summary>
internal sealed record OpenConnection
{
    public required Connection Connection { get; init; }

    public required ProviderInfo Info { get; init; }

    public IModelCatalog? Models { get; init; }

    public IProbe? Probe { get; init; }

    public IImageGenerator? Images { get; init; }

    public IChatModel? Chat { get; init; }

    public IResumableJobs? Resume { get; init; }

    public ICancellableJobs? Cancel { get; init; }

    public ISettingChoices? Choices { get; init; }

    public ISettingsCheck? Check { get; init; }

    /// <summary>What an image model takes, by its name; null where the provider makes no difference between its models.</summary>
    public Func<string, ImageLimits?> FindImageLimits { get; init; } = static _ => null;

    /// <summary>Downloads a result that the provider hosts; the stream belongs to the caller.</summary>
    public required Func<Uri, CancellationToken, ValueTask<Stream>> DownloadAsync { get; init; }

    /// <summary>Takes the keys this program knows out of texts.</summary>
    public Func<string, string> Redact { get; init; } = static text => text;

    /// <summary>What a failed call is to the user.</summary>
    public ProviderCallException Explain(ProviderException failure, string? model) =>
        ProviderCallException.From(failure, Connection, model, Redact);
}
