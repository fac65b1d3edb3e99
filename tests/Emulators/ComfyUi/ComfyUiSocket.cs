using System.Net.WebSockets;
using System.Text.Json;

namespace LettucePlug.Emulators;

/// <summary>The web socket of one client.</summary>
internal sealed class ComfyUiSocket(WebSocket socket, string clientId) : IDisposable
{
    private readonly SemaphoreSlim _gate = new(1);

    public string ClientId => clientId;

    /// <summary>Whether the client's first message asked for previews that say whose they are.</summary>
    public bool WantsMetadata { get; private set; }

    /// <summary>Reads until the client goes.</summary>
    public async Task RunAsync(CancellationToken gone)
    {
        var buffer = new byte[16 * 1024];
        var isFirst = true;
        try
        {
            while (true)
            {
                var message = await socket.ReceiveAsync(buffer.AsMemory(), gone);
                if (message.MessageType == WebSocketMessageType.Close)
                {
                    return;
                }

                if (isFirst && message is { MessageType: WebSocketMessageType.Text, EndOfMessage: true })
                {
                    ReadFlags(buffer.AsSpan(0, message.Count));
                }

                isFirst = false;
            }
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            // The client has gone.
        }
    }

    public async Task SendAsync(ReadOnlyMemory<byte> message, WebSocketMessageType type)
    {
        try
        {
            await _gate.WaitAsync();
            try
            {
                await socket.SendAsync(message, type, endOfMessage: true, CancellationToken.None);
            }
            finally
            {
                _gate.Release();
            }
        }
        catch (Exception e) when (e is WebSocketException or ObjectDisposedException or OperationCanceledException or InvalidOperationException)
        {
            // The client has gone; the work goes on.
        }
    }

    public void Dispose() => _gate.Dispose();

    public void Abort() => socket.Abort();

    private void ReadFlags(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        using var message = JsonDocument.ParseValue(ref reader);
        WantsMetadata = message.RootElement.TryGetProperty("type", out var type)
            && type.GetString() == "feature_flags"
            && message.RootElement.GetProperty("data").TryGetProperty("supports_preview_metadata", out var wants)
            && wants.GetBoolean();
    }
}
