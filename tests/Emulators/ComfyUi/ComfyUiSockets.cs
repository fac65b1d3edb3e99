using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace LettucePlug.Emulators;

/// <summary>Everybody who listens, and what they are told.</summary>
internal sealed class ComfyUiSockets
{
    private readonly ConcurrentDictionary<string, ComfyUiSocket> _sockets = new();

    public int Count => _sockets.Count;

    public async Task ServeAsync(WebSocket socket, string clientId, int queueLength, CancellationToken gone)
    {
        using var served = new ComfyUiSocket(socket, clientId);
        _sockets[clientId] = served;
        await served.SendAsync(Text("status", new
        {
            status = new { exec_info = new { queue_remaining = queueLength } },
            sid = clientId,
        }), WebSocketMessageType.Text);
        await served.RunAsync(gone);
        _sockets.TryRemove(KeyValuePair.Create(clientId, served));
    }

    /// <summary>Tells one client, or all where none is named.</summary>
    public async Task TellAsync(string type, object data, string? clientId)
    {
        var message = Text(type, data);
        foreach (var socket in _sockets.Values.Where(socket => clientId is null || socket.ClientId == clientId))
        {
            await socket.SendAsync(message, WebSocketMessageType.Text);
        }
    }

    public async Task ShowAsync(string? clientId, string promptId, string node, byte[] png)
    {
        foreach (var socket in _sockets.Values.Where(socket => socket.ClientId == clientId))
        {
            await socket.SendAsync(socket.WantsMetadata ? WithMetadata(promptId, node, png) : Plain(png), WebSocketMessageType.Binary);
        }
    }

    public async Task ShowPlainAsync(string? clientId, byte[] png)
    {
        foreach (var socket in _sockets.Values.Where(socket => socket.ClientId == clientId))
        {
            await socket.SendAsync(Plain(png), WebSocketMessageType.Binary);
        }
    }

    public void DropAll()
    {
        foreach (var socket in _sockets.Values)
        {
            socket.Abort();
        }
    }

    private static byte[] Text(string type, object data) => JsonSerializer.SerializeToUtf8Bytes(new { type, data });

    private static byte[] Plain(byte[] png) => [.. Number(1), .. Number(2), .. png];

    private static byte[] WithMetadata(string promptId, string node, byte[] png)
    {
        var metadata = Encoding.UTF8.GetBytes(JsonSerializer.Serialize(new
        {
            node_id = node,
            prompt_id = promptId,
            display_node_id = node,
            parent_node_id = (string?)null,
            real_node_id = node,
            image_type = "image/png",
        }));
        return [.. Number(4), .. Number((uint)metadata.Length), .. metadata, .. png];
    }

    private static byte[] Number(uint value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, value);
        return bytes;
    }
}
