using System.Text.Json;
using LettucePlug.Provider.ComfyUi.Server;
using LettucePlug.Sdk;

namespace LettucePlug.Provider.ComfyUi.Runs;

/// <content>Hearing what the server says by itself.</content>
internal sealed partial class JobBoard
{
    /// <summary>Waits a little for the socket; a server that is slow to open one is asked without it.</summary>
    private async Task TrySocketAsync(CancellationToken cancellationToken)
    {
        try
        {
            await KeepSocketAsync().WaitAsync(SocketPatience, _time, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            // It goes on opening, and is there for the next job.
        }
    }

    /// <summary>Opens the socket where there is none and the last attempt is a while ago. Without one, the queue is asked.</summary>
    private async Task KeepSocketAsync()
    {
        await _opening.WaitAsync(_stop.Token).ConfigureAwait(false);
        try
        {
            if (_socket is not null || (_socketTriedAt is { } tried && _time.GetElapsedTime(tried) < SocketPause))
            {
                return;
            }

            _socketTriedAt = _time.GetTimestamp();
            var socket = await ComfySocket
                .OpenAsync(_server.Connection, ClientId, OnMessage, OnPicture, _stop.Token).ConfigureAwait(false);
            _socket = socket;
            _ = ListenAsync(socket);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            _server.Connection.Log.Write(PluginLogLevel.Debug, $"No web socket, so the queue is asked instead: {e.Message}");
        }
        finally
        {
            _opening.Release();
        }
    }

    private async Task ListenAsync(ComfySocket socket)
    {
        await socket.ReadAllAsync(_stop.Token).ConfigureAwait(false);
        await socket.DisposeAsync().ConfigureAwait(false);
        if (Interlocked.CompareExchange(ref _socket, null, socket) == socket)
        {
            LookIn(TimeSpan.Zero);
        }
    }

    private async Task CloseSocketAsync()
    {
        if (Interlocked.Exchange(ref _socket, null) is { } socket)
        {
            await socket.DisposeAsync().ConfigureAwait(false);
        }

        _socketTriedAt = null;
    }

    private void OnMessage(string type, JsonElement data)
    {
        if (type == "status")
        {
            if (Submitted().Any(waiting => !waiting.IsRunning))
            {
                LookIn(Soon);
            }

            return;
        }

        if (data.Text("prompt_id") is not { } prompt || Find(prompt) is not { } feed)
        {
            return;
        }

        switch (type)
        {
            case "execution_start":
                feed.SetRunning();
                break;
            case "executing" when data.Text("node") is { } node:
                _executing = (prompt, node);
                feed.Executing(node);
                break;
            case "progress":
                feed.Progress(data.Text("node"), (int)(data.Number("value") ?? 0), (int)(data.Number("max") ?? 0));
                break;
            case "executing" or "execution_success" or "execution_error" or "execution_interrupted":
                feed.MayHaveEnded = true;
                _wake.Set();
                break;
        }
    }

    private void OnPicture((string? Prompt, string? Node, ReadOnlyMemory<byte> Picture) picture)
    {
        // Plain previews name no job: they belong to what was said to be executing last.
        var (prompt, node) = picture.Prompt is { } named ? (named, picture.Node) : (_executing?.Prompt, _executing?.Node);
        if (prompt is not null)
        {
            Find(prompt)?.Picture(node, picture.Picture);
        }
    }

    private JobFeed? Find(string promptId)
    {
        lock (_gate)
        {
            return _feeds.GetValueOrDefault(promptId);
        }
    }
}
