using System.Net.WebSockets;

namespace LettucePlug.Sdk.Testing;

/// <summary>
/// A connection over a scripted service, with a transport that behaves as the host's: an answer whose status is not a
/// success becomes a <see cref="ProviderException"/>, other origins are refused, and so is an <c>Authorization</c>
/// header of the plugin's own.
/// </summary>
public sealed class StubConnection : IProviderConnection, IDisposable
{
    private readonly StubTransport _transport;

    /// <summary>Creates the connection.</summary>
    /// <param name="provider">The provider that explains failures.</param>
    /// <param name="service">What answers. Stays the caller's.</param>
    /// <param name="settings">The user's settings; the provider's defaults are filled in.</param>
    public StubConnection(
        IProvider provider, HttpMessageHandler service, IReadOnlyDictionary<string, string>? settings = null)
    {
        ArgumentNullException.ThrowIfNull(provider);
        ArgumentNullException.ThrowIfNull(service);
        BaseUrl = provider.Info.DefaultBaseUrl is { } known ? WithSlash(known) : new Uri("http://service.test/");
        Settings = Merge(provider.Info.Settings, settings ?? new Dictionary<string, string>());
        _transport = new StubTransport(provider, this, service);
        Http = new HttpClient(_transport) { BaseAddress = BaseUrl, Timeout = Timeout.InfiniteTimeSpan };
    }

    /// <inheritdoc/>
    public string Id { get; init; } = "test";

    /// <inheritdoc/>
    public Uri BaseUrl { get; }

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string> Settings { get; }

    /// <inheritdoc/>
    public HttpClient Http { get; }

    /// <value>The log; a <see cref="CapturedLog"/> by default.</value>
    public IPluginLog Log { get; init; } = new CapturedLog();

    /// <value>The clock. The default is the system's.</value>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <value>Opens web sockets; null where the service has none. The default is null.</value>
    public Func<Uri, CancellationToken, ValueTask<WebSocket>>? WebSockets { get; init; }

    /// <inheritdoc/>
    public ValueTask<WebSocket> OpenWebSocketAsync(Uri address, CancellationToken cancellationToken = default) =>
        WebSockets is { } open
            ? open(address, cancellationToken)
            : throw new ProviderException(ProviderFailure.Unavailable, "The service offers no web socket.");

    /// <summary>Disposes the client, not the service.</summary>
    public void Dispose() => Http.Dispose();

    private static Uri WithSlash(Uri url) =>
        url.AbsolutePath.EndsWith('/') ? url : new UriBuilder(url) { Path = url.AbsolutePath + "/" }.Uri;

    private static Dictionary<string, string> Merge(
        IReadOnlyList<SettingDefinition> definitions, IReadOnlyDictionary<string, string> own)
    {
        var merged = definitions.Where(one => one.Default is not null).ToDictionary(one => one.Key, one => one.Default!);
        foreach (var (key, value) in own)
        {
            merged[key] = value;
        }

        return merged;
    }
}
