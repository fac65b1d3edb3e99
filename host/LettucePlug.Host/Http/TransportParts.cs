using Microsoft.Extensions.Logging;

namespace LettucePlug.Host.Http;

/// <summary>What the members of one transport share.</summary>
internal sealed record TransportParts
{
    /// <summary>Reaches the connection's own origin and nothing else.</summary>
    public required HttpMessageInvoker Sockets { get; init; }

    public required TlsPolicy Tls { get; init; }

    public required NameResolver Resolve { get; init; }

    public required TimeProvider Time { get; init; }

    public required ILogger Logger { get; init; }
}
