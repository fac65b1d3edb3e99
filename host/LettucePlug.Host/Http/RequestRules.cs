using LettucePlug.Sdk;

namespace LettucePlug.Host.Http;

/// <summary>What a plugin may send. Broken rules are faults of the plugin, so the messages speak to its author.</summary>
internal sealed class RequestRules(ConnectionEndpoint endpoint)
{
    private readonly Origin _origin = Origin.Of(endpoint.BaseUrl);

    public Origin Origin => _origin;

    public void Check(HttpRequestMessage request, Uri? clientBase)
    {
        if (endpoint.Provider.IsOffline)
        {
            throw Refuse("says that it works offline, and made a request");
        }

        if (clientBase != endpoint.BaseUrl)
        {
            throw Refuse($"changed the client's base address to '{clientBase}'");
        }

        Check(request.RequestUri);
        foreach (var name in (string[])["Authorization", "Proxy-Authorization", "Cookie", "Host"])
        {
            if (request.Headers.Contains(name))
            {
                throw Refuse($"set the header '{name}' itself");
            }
        }

        if (endpoint.Auth is { Kind: AuthKind.Header } header && request.Headers.Contains(header.Name))
        {
            throw Refuse($"set the header '{header.Name}' itself");
        }
    }

    public void Check(Uri? address)
    {
        if (address is not { IsAbsoluteUri: true })
        {
            throw Refuse("made a request without an address");
        }

        if (address.UserInfo.Length > 0)
        {
            throw Refuse("put a user name into an address");
        }

        if (Origin.Of(address) != _origin)
        {
            throw Refuse($"asked for {Origin.Of(address)}, which is not its service ({_origin})");
        }

        if (endpoint.Auth is { Kind: AuthKind.Query } query && HasParameter(address.Query, query.Name))
        {
            throw Refuse($"put the parameter '{query.Name}' into an address itself");
        }
    }

    private static bool HasParameter(string query, string name) =>
        query.TrimStart('?').Split('&').Any(pair => Uri.UnescapeDataString(pair.Split('=')[0]) == name);

    private ProviderException Refuse(string what) => new(
        ProviderFailure.InvalidRequest,
        $"The provider '{endpoint.Provider.Id}' {what}; the request on connection '{endpoint.Id}' was not sent.")
    {
        Hint = "Keys, proxies and other addresses are settings of the connection; tell the plugin's author.",
    };
}
