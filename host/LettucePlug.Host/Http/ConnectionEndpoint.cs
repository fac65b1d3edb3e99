using System.Security.Cryptography.X509Certificates;
using LettucePlug.Sdk;

namespace LettucePlug.Host.Http;

/// <summary>Everything the room needs to know to talk to one service on behalf of one connection.</summary>
internal sealed record ConnectionEndpoint
{
    public required string Id { get; init; }

    public required ProviderInfo Provider { get; init; }

    public required Uri BaseUrl { get; init; }

    public Func<FailureResponse, ProviderException?> ReadFailure { get; init; } = static _ => null;

    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    /// <summary>The user's own headers. Treated like secrets: sent to the connection's origin only, and never logged.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>Holds for the origin of <see cref="BaseUrl"/> alone, and for self-hosted providers alone.</summary>
    public bool AllowInvalidTls { get; init; }

    /// <summary>How the key travels; null where there is none.</summary>
    public AuthScheme? Auth { get; init; }

    public bool NeedsKey => NeedsKeyAt(Provider, BaseUrl);

    /// <summary>Asked before every attempt, so that a key that was changed holds at once.</summary>
    public Func<CancellationToken, ValueTask<string?>> ReadKey { get; init; } = static _ => default;

    public X509Certificate2Collection TrustedRoots { get; init; } = [];

    /// <summary>From the first attempt to the last byte of the answer.</summary>
    public TimeSpan TotalTimeout { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>From the start of one attempt to the headers of its answer. Image services send those at the very end.</summary>
    public TimeSpan AttemptTimeout { get; init; } = TimeSpan.FromMinutes(20);

    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>The longest answer, counted after decompression.</summary>
    public long MaxResponseBytes { get; init; } = 512L * 1024 * 1024;

    /// <summary>A proxy the user named; then it, not this program, resolves the names.</summary>
    public Uri? Proxy { get; init; }

    /// <summary>
    /// A service's own address wants its key. A gateway or a server of the user's own that speaks the same language may
    /// hold the key itself, or want none: there the answer tells.
    /// </summary>
    public static bool NeedsKeyAt(ProviderInfo provider, Uri? address) => provider.Key == KeyRequirement.Required
        && (provider.DefaultBaseUrl is not { } own || address is null || Origin.Of(own) == Origin.Of(address));
}
