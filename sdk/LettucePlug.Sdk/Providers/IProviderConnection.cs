using System.Net.WebSockets;

namespace LettucePlug.Sdk;

/// <summary>A connection that the user set up, with the transport the host made for it. Implemented by the host.</summary>
/// <remarks>
/// The transport applies the user's TLS policy and headers, attaches the key the way <see cref="AuthScheme"/> declares,
/// refuses other origins, caps the size of answers and makes a call again where that is safe. Plugin code never sees a
/// key; a request that brings its own <c>Authorization</c>, or goes to another origin, is refused.
/// </remarks>
public interface IProviderConnection
{
    /// <value>The connection's id, as the user knows it. For messages.</value>
    string Id { get; }

    /// <value>Where the service is, with a trailing slash: the user's URL, else the provider's default.</value>
    Uri BaseUrl { get; }

    /// <value>The user's values for <see cref="ProviderInfo.Settings"/>, defaults filled in.</value>
    IReadOnlyDictionary<string, string> Settings { get; }

    /// <value>
    /// The client for every call, its <see cref="HttpClient.BaseAddress"/> set to <see cref="BaseUrl"/>. It belongs to
    /// this connection alone; the plugin neither changes nor disposes it. An answer whose status is not a success
    /// becomes a <see cref="ProviderException"/>, unless <see cref="TransportOptions.ReturnFailures"/> says otherwise.
    /// Use <see cref="HttpCompletionOption.ResponseHeadersRead"/> for anything large.
    /// </value>
    HttpClient Http { get; }

    /// <value>The log of the plugin, marked with this connection.</value>
    IPluginLog Log { get; }

    /// <value>The clock.</value>
    TimeProvider Time { get; }

    /// <summary>Opens a web socket to the same service, under the same policy as <see cref="Http"/>.</summary>
    /// <param name="address">A <c>ws</c> or <c>wss</c> address of the same host and port as <see cref="BaseUrl"/>.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>The open socket, owned by the caller.</returns>
    /// <exception cref="ProviderException">The address is elsewhere, or the service does not answer.</exception>
    ValueTask<WebSocket> OpenWebSocketAsync(Uri address, CancellationToken cancellationToken = default);
}
