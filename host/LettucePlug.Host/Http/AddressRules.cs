using System.Net;
using System.Net.Sockets;
using LettucePlug.Sdk;

namespace LettucePlug.Host.Http;

/// <summary>Which addresses belong to the public internet, and which connections may go elsewhere.</summary>
internal static class AddressRules
{
    private static readonly IPNetwork[] NotPublic =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24",
            "192.0.2.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4",
            "240.0.0.0/4", "::/128", "::1/128", "100::/64", "2001::/23", "2001:db8::/32", "fc00::/7", "fe80::/10",
            "fec0::/10", "ff00::/8",
        }.Select(IPNetwork.Parse),
    ];

    /// <summary>The ways in which IPv6 carries an IPv4 address, with the place of its first byte.</summary>
    private static readonly (IPNetwork Network, int Offset)[] Carriers =
    [
        (IPNetwork.Parse("::/96"), 12),
        (IPNetwork.Parse("64:ff9b::/96"), 12),
        (IPNetwork.Parse("64:ff9b:1::/48"), 12),
        (IPNetwork.Parse("2002::/16"), 2),
    ];

    public static bool IsPublic(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
        {
            address = address.MapToIPv4();
        }

        if (NotPublic.Any(network => network.Contains(address)))
        {
            return false;
        }

        if (address.AddressFamily == AddressFamily.InterNetworkV6)
        {
            foreach (var (network, offset) in Carriers)
            {
                if (network.Contains(address))
                {
                    return IsPublic(new IPAddress(address.GetAddressBytes().AsSpan(offset, 4)));
                }
            }
        }

        return true;
    }

    /// <summary>
    /// A self-hosted service may be anywhere. So may one whose address the user wrote down as a number or as
    /// localhost: there is no name then whose meaning somebody else could change.
    /// </summary>
    public static bool MayBePrivate(ProviderInfo provider, Uri baseUrl)
    {
        if (provider.IsSelfHosted)
        {
            return true;
        }

        return IPAddress.TryParse(baseUrl.IdnHost, out var literal)
            ? !IsPublic(literal)
            : baseUrl.IdnHost.TrimEnd('.').Equals("localhost", StringComparison.OrdinalIgnoreCase);
    }
}
