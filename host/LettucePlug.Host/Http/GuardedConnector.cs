using System.Net;
using System.Net.Sockets;

namespace LettucePlug.Host.Http;

/// <summary>
/// Opens sockets. The name is resolved here and the socket is opened to the very address that was checked, so a name
/// that means something else a moment later changes nothing.
/// </summary>
internal sealed class GuardedConnector(
    NameResolver resolve,
    Func<DnsEndPoint, string?> refuseHost,
    bool allowPrivate)
{
    public async ValueTask<Stream> ConnectAsync(
        SocketsHttpConnectionContext context,
        CancellationToken cancellationToken)
    {
        var target = context.DnsEndPoint;
        if (refuseHost(target) is { } refusal)
        {
            throw new EgressException(refusal);
        }

        IPAddress[] addresses = IPAddress.TryParse(target.Host, out var literal)
            ? [literal]
            : await resolve(target.Host, cancellationToken);
        var allowed = allowPrivate ? addresses : [.. addresses.Where(AddressRules.IsPublic)];
        if (allowed.Length == 0)
        {
            throw addresses.Length == 0
                ? new SocketException((int)SocketError.HostNotFound)
                : new EgressException(
                    $"'{target.Host}' leads to {addresses[0]}, an address of a private network or of this machine.");
        }

        return await ConnectAsync(allowed, target.Port, cancellationToken);
    }

    private static async Task<Stream> ConnectAsync(IPAddress[] addresses, int port, CancellationToken cancellationToken)
    {
        for (var i = 0; ; i++)
        {
            var socket = new Socket(addresses[i].AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                // An answer may take many minutes without a byte; only the kernel can tell a slow peer from a dead one.
                socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, true);
                socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveTime, 30);
                socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveInterval, 15);
                await socket.ConnectAsync(new IPEndPoint(addresses[i], port), cancellationToken);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch (SocketException) when (i < addresses.Length - 1)
            {
                socket.Dispose();
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        }
    }
}
