using System.Net;

namespace LettucePlug.Provider.Diffusers;

/// <summary>
/// Finds results where the server is, not where it believes to be: such servers write <c>localhost</c>, or the address
/// behind a proxy, into their answers.
/// </summary>
internal static class ResultAddress
{
    public static Uri? Resolve(Uri root, string text)
    {
        if (!Uri.TryCreate(root, text, out var address) || address.Scheme is not ("http" or "https"))
        {
            return null;
        }

        var isItself = address.IsLoopback || IsUnspecified(address.IdnHost)
            || address.IdnHost.Equals(root.IdnHost, StringComparison.OrdinalIgnoreCase);
        return isItself ? new Uri(root, address.PathAndQuery) : address;
    }

    private static bool IsUnspecified(string host) =>
        IPAddress.TryParse(host, out var ip) && (ip.Equals(IPAddress.Any) || ip.Equals(IPAddress.IPv6Any));
}
