using System.Buffers;
using System.Buffers.Binary;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using LettucePlug.Sdk;

namespace LettucePlug.Provider.ComfyUi.Server;

/// <summary>The web socket on which a server tells what it does. Source of the format: ComfyUI's <c>server.py</c>.</summary>
internal sealed class ComfySocket : IAsyncDisposable
{
    private const int LargestMessage = 64 * 1024 * 1024;
    private const int PreviewEvent = 1;
    private const int PreviewWithMetadataEvent = 4;

    private readonly WebSocket _socket;

    private ComfySocket(WebSocket socket) => _socket = socket;

    /// <summary>A text message: its type and its data.</summary>
    public required Action<string, JsonElement> OnMessage { get; init; }

    /// <summary>A picture, with the job and the node it belongs to where the server says so.</summary>
    public required Action<(string? Prompt, string? Node, ReadOnlyMemory<byte> Picture)> OnPicture { get; init; }

    public static async Task<ComfySocket> OpenAsync(
        IProviderConnection connection,
        string clientId,
        Action<string, JsonElement> onMessage,
        Action<(string? Prompt, string? Node, ReadOnlyMemory<byte> Picture)> onPicture,
        CancellationToken cancellationToken)
    {
        var address = new UriBuilder(new Uri(connection.BaseUrl, "ws"))
        {
            Scheme = connection.BaseUrl.Scheme == Uri.UriSchemeHttps ? Uri.UriSchemeWss : Uri.UriSchemeWs,
            Query = "clientId=" + clientId,
        };
        var socket = new ComfySocket(await connection.OpenWebSocketAsync(address.Uri, cancellationToken).ConfigureAwait(false))
        {
            OnMessage = onMessage,
            OnPicture = onPicture,
        };
        try
        {
            // Servers look for this in the first message only; old ones ignore it.
            var flags = """{"type":"feature_flags","data":{"supports_preview_metadata":true}}"""u8.ToArray();
            await socket._socket
                .SendAsync(flags, WebSocketMessageType.Text, endOfMessage: true, cancellationToken).ConfigureAwait(false);
            return socket;
        }
        catch
        {
            await socket.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Reads until the server closes, the connection breaks or the token is cancelled. Never throws.</summary>
    public async Task ReadAllAsync(CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(32 * 1024);
        try
        {
            while (true)
            {
                var length = 0;
                ValueWebSocketReceiveResult part;
                do
                {
                    if (length == buffer.Length)
                    {
                        buffer = Grow(buffer, length);
                    }

                    part = await _socket.ReceiveAsync(buffer.AsMemory(length), cancellationToken).ConfigureAwait(false);
                    length += part.Count;
                    if (part.MessageType == WebSocketMessageType.Close || length > LargestMessage)
                    {
                        return;
                    }
                }
                while (!part.EndOfMessage);
                Dispatch(buffer.AsSpan(0, length), part.MessageType);
            }
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException or ObjectDisposedException or IOException)
        {
            // Whoever reads falls back to asking.
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    public ValueTask DisposeAsync()
    {
        _socket.Abort();
        _socket.Dispose();
        return ValueTask.CompletedTask;
    }

    private static byte[] Grow(byte[] buffer, int length)
    {
        var larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
        buffer.AsSpan(0, length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(buffer);
        return larger;
    }

    private void Dispatch(ReadOnlySpan<byte> message, WebSocketMessageType type)
    {
        try
        {
            if (type == WebSocketMessageType.Binary)
            {
                DispatchPicture(message);
                return;
            }

            var reader = new Utf8JsonReader(message);
            using var json = JsonDocument.ParseValue(ref reader);
            if (json.RootElement.Text("type") is { } name)
            {
                OnMessage(name, json.RootElement.Member("data"));
            }
        }
        catch (JsonException)
        {
            // Custom nodes send all sorts of things.
        }
    }

    private void DispatchPicture(ReadOnlySpan<byte> message)
    {
        if (message.Length < 8)
        {
            return;
        }

        var number = BinaryPrimitives.ReadUInt32BigEndian(message[4..]);
        switch (BinaryPrimitives.ReadUInt32BigEndian(message))
        {
            case PreviewEvent:
                Give(null, null, message[8..]);
                break;
            case PreviewWithMetadataEvent when number <= message.Length - 8:
                using (var metadata = JsonDocument.Parse(Encoding.UTF8.GetString(message.Slice(8, (int)number))))
                {
                    var node = metadata.RootElement.Text("real_node_id") ?? metadata.RootElement.Text("node_id");
                    Give(metadata.RootElement.Text("prompt_id"), node, message[(8 + (int)number)..]);
                }

                break;
        }
    }

    private void Give(string? prompt, string? node, ReadOnlySpan<byte> picture)
    {
        var isPicture = picture.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G'])
            || picture.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF])
            || (picture.Length > 12 && picture[8..].StartsWith("WEBP"u8));
        if (isPicture)
        {
            OnPicture((prompt, node, picture.ToArray()));
        }
    }
}
