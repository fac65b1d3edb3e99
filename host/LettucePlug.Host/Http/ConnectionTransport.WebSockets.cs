using System.Net.WebSockets;
using LettucePlug.Sdk;

namespace LettucePlug.Host.Http;

internal sealed partial class ConnectionTransport
{
    private static readonly TimeSpan HandshakeTimeout = TimeSpan.FromSeconds(30);

    public async ValueTask<WebSocket> OpenWebSocketAsync(Uri address, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(address);
        var rules = new RequestRules(_endpoint);
        rules.Check(address);
        var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        using var deadline = new Deadline(HandshakeTimeout, _parts.Time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        try
        {
            using var invoker = new HttpMessageInvoker(
                new KeyedHandler(_parts.Sockets, new KeyAttachment(_endpoint, _redactor)));
            await socket.ConnectAsync(address, invoker, linked.Token);
            var call = new CallName(Id, HttpMethod.Get, address);
            Host.Http.Log.SocketOpened(_parts.Logger, call);
            return socket;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            socket.Dispose();
            throw new OperationCanceledException(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            socket.Dispose();
            throw TransportFailures.TimedOut(_endpoint, HttpMethod.Get, HandshakeTimeout);
        }
        catch (WebSocketException e)
        {
            var status = (int)socket.HttpStatusCode;
            socket.Dispose();
            throw status is 0 or 101
                ? TransportFailures.FromSend(_endpoint, e, HttpMethod.Get, isIdempotent: true, _parts.Tls.LastProblem).Failure
                : new FailureReader(_endpoint, _redactor, _parts.Time).Judge(new FailureResponse
                {
                    StatusCode = status,
                    Path = address.AbsolutePath,
                    Headers = new Dictionary<string, string>(),
                    Body = ReadOnlyMemory<byte>.Empty,
                });
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Adds the key to the handshake, below the options that the plugin could read.</summary>
    private sealed class KeyedHandler(HttpMessageInvoker sockets, KeyAttachment keys) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken)
        {
            var address = request.RequestUri ?? throw new InvalidOperationException("A handshake has an address.");
            return await sockets.SendAsync(
                await keys.CopyAsync(request, address, withKey: true, cancellationToken), cancellationToken);
        }
    }
}
