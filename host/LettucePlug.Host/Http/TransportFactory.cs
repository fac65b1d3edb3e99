using System.Net;
using LettucePlug.Sdk;
using Microsoft.Extensions.Logging;

namespace LettucePlug.Host.Http;

/// <summary>The one place where clients are made.</summary>
internal static class TransportFactory
{
    public static ConnectionTransport Open(
        ConnectionEndpoint endpoint,
        IPluginLog log,
        TimeProvider time,
        ILoggerFactory loggers,
        NameResolver? resolve = null)
    {
        endpoint = endpoint with { BaseUrl = Normalise(endpoint) };
        var logger = loggers.CreateLogger("LettucePlug.Http");
        foreach (var name in endpoint.Headers.Keys.Where(name => !KeyAttachment.IsAllowedHeader(name)))
        {
            Log.HeaderLeftOut(logger, endpoint.Id, name);
        }

        var own = Origin.Of(endpoint.BaseUrl);
        var resolver = resolve ?? Dns.GetHostAddressesAsync;
        var tls = new TlsPolicy(endpoint.TrustedRoots, endpoint.AllowInvalidTls && endpoint.Provider.IsSelfHosted);
        var connector = new GuardedConnector(
            resolver,
            target => own.IsAt(target.Host, target.Port) ? null : $"'{target.Host}:{target.Port}' is not its service.",
            AddressRules.MayBePrivate(endpoint.Provider, endpoint.BaseUrl));
        var redactor = new KeyRedactor();
        return new ConnectionTransport(endpoint, redactor, new RedactingLog(log, redactor), new TransportParts
        {
            Sockets = CreateSockets(endpoint, tls, connector),
            Tls = tls,
            Resolve = resolver,
            Time = time,
            Logger = logger,
        });
    }

    public static HttpMessageInvoker CreateSockets(ConnectionEndpoint endpoint, TlsPolicy tls, GuardedConnector connector)
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = endpoint.Proxy is not null,
            Proxy = endpoint.Proxy is { } proxy ? new WebProxy(proxy) : null,
            ConnectTimeout = endpoint.ConnectTimeout,
            PooledConnectionLifetime = TimeSpan.FromMinutes(15),
            AutomaticDecompression = DecompressionMethods.All,
            MaxResponseHeadersLength = 64,
            SslOptions = tls.CreateOptions(),
            // Keeps requests, which carry the key here, out of the process-wide diagnostic listeners.
            ActivityHeadersPropagator = null,
        };
        if (endpoint.Proxy is null)
        {
            handler.ConnectCallback = connector.ConnectAsync;
        }

        return new HttpMessageInvoker(handler);
    }

    private static Uri Normalise(ConnectionEndpoint endpoint)
    {
        var url = endpoint.BaseUrl;
        if (!url.IsAbsoluteUri
            || (url.Scheme != Uri.UriSchemeHttp && url.Scheme != Uri.UriSchemeHttps)
            || url.UserInfo.Length > 0
            || url.Query.Length > 0
            || url.Fragment.Length > 0)
        {
            throw new ProviderException(
                ProviderFailure.InvalidRequest,
                $"The URL of the connection '{endpoint.Id}' is not a plain http or https address without user, query and fragment.")
            {
                Hint = $"lettuceplug connections set {endpoint.Id} --url https://host/path",
            };
        }

        return url.AbsolutePath.EndsWith('/') ? url : new UriBuilder(url) { Path = url.AbsolutePath + "/" }.Uri;
    }
}
