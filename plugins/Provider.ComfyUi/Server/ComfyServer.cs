using System.Text.Json;
using LettucePlug.Sdk;

namespace LettucePlug.Provider.ComfyUi.Server;

/// <summary>The routes of one server.</summary>
internal sealed class ComfyServer(IProviderConnection connection) : IDisposable
{
    /// <summary>A thousand jobs that begin together share a few connections.</summary>
    private const int MostCallsAtOnce = 8;

    private readonly SemaphoreSlim _gate = new(MostCallsAtOnce);

    public IProviderConnection Connection => connection;

    public void Dispose() => _gate.Dispose();

    /// <summary>Gets JSON. The caller disposes the document.</summary>
    public Task<JsonDocument> GetJsonAsync(string path, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Get, path, null, isIdempotent: true, cancellationToken);

    /// <summary>Posts and reads the JSON of the answer. The caller disposes the document.</summary>
    public Task<JsonDocument> PostAsync(string path, HttpContent body, bool isIdempotent, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Post, path, body, isIdempotent, cancellationToken);

    /// <summary>Posts where the answer is empty.</summary>
    public async Task TellAsync(string path, Action<Utf8JsonWriter> write, CancellationToken cancellationToken)
    {
        using var request = Request(HttpMethod.Post, path, isIdempotent: true);
        request.Content = new JsonBody(write);
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            using var response = await connection.Http.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Begins a download. The caller disposes the response.</summary>
    public async Task<HttpResponseMessage> DownloadAsync(ServerFile file, CancellationToken cancellationToken)
    {
        using var request = Request(
            HttpMethod.Get,
            $"view?filename={Uri.EscapeDataString(file.Name)}&subfolder={Uri.EscapeDataString(file.Subfolder)}" +
                $"&type={Uri.EscapeDataString(file.Type)}",
            isIdempotent: true);
        return await connection.Http
            .SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Puts a reference into the server's input folder.</summary>
    /// <returns>The name that a workflow calls it by.</returns>
    public async Task<string> UploadAsync(ImageReference reference, CancellationToken cancellationToken)
    {
        var extension = reference.MediaType switch
        {
            "image/jpeg" => "jpg",
            "image/webp" => "webp",
            "image/gif" => "gif",
            "image/bmp" => "bmp",
            _ => "png",
        };
        // The name says the content: the server keeps one copy, and jobs side by side cannot take each other's file.
        using var body = new MultipartBody()
            .AddFile("image", $"lettuceplug-{reference.Sha256}.{extension}", reference.MediaType, reference.Data)
            .AddField("type", "input");
        using var answer = await PostAsync("upload/image", body, isIdempotent: true, cancellationToken).ConfigureAwait(false);
        var name = answer.RootElement.Text("name");
        if (string.IsNullOrEmpty(name))
        {
            throw new ProviderException(ProviderFailure.Protocol, "The server took a reference and did not say what it calls it.");
        }

        return answer.RootElement.Text("subfolder") is { Length: > 0 } folder ? $"{folder}/{name}" : name;
    }

    /// <summary>The files in the folder of checkpoints; none on servers that do not list their folders.</summary>
    public async Task<IReadOnlyList<string>> ListCheckpointsAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await GetJsonAsync("models/checkpoints", cancellationToken).ConfigureAwait(false);
            return answer.RootElement.ValueKind == JsonValueKind.Array
                ? [.. answer.RootElement.EnumerateArray().Where(name => name.ValueKind == JsonValueKind.String).Select(name => name.GetString()!)]
                : [];
        }
        catch (ProviderException e) when (e.StatusCode == 404)
        {
            return [];
        }
    }

    /// <summary>The entry of a job that has ended; null where the history has none.</summary>
    public async Task<HistoryEntry?> FindHistoryAsync(string promptId, CancellationToken cancellationToken)
    {
        using var answer = await GetJsonAsync($"history/{Uri.EscapeDataString(promptId)}", cancellationToken).ConfigureAwait(false);
        var entry = answer.RootElement.Member(promptId);
        return entry.ValueKind == JsonValueKind.Object ? HistoryEntry.Read(entry) : null;
    }

    public async Task<QueueState> ReadQueueAsync(CancellationToken cancellationToken)
    {
        using var request = Request(HttpMethod.Get, "queue", isIdempotent: true);
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            using var response = await connection.Http
                .SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
            var body = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            await using var disposing = body.ConfigureAwait(false);
            return await QueueState.ReadAsync(body, cancellationToken).ConfigureAwait(false);
        }
        catch (JsonException e)
        {
            throw NoJson("queue", e);
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Whether a job waits, runs or has ended there.</summary>
    public async Task<bool> KnowsAsync(string promptId, CancellationToken cancellationToken)
    {
        var queue = await ReadQueueAsync(cancellationToken).ConfigureAwait(false);
        return queue.IsRunning(promptId)
            || queue.PositionOf(promptId) is not null
            || await FindHistoryAsync(promptId, cancellationToken).ConfigureAwait(false) is not null;
    }

    /// <summary>Takes a job out of the queue, or stops it where it runs already. A job that ended is left as it is.</summary>
    public async Task StopAsync(string promptId, CancellationToken cancellationToken)
    {
        await TellAsync("queue", json =>
        {
            json.WriteStartObject();
            json.WriteStartArray("delete");
            json.WriteStringValue(promptId);
            json.WriteEndArray();
            json.WriteEndObject();
        }, cancellationToken).ConfigureAwait(false);
        // Older servers stop whatever runs, so nobody asks them to unless it is this job that does.
        var queue = await ReadQueueAsync(cancellationToken).ConfigureAwait(false);
        if (queue.IsRunning(promptId))
        {
            await TellAsync("interrupt", json =>
            {
                json.WriteStartObject();
                json.WriteString("prompt_id", promptId);
                json.WriteEndObject();
            }, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<JsonDocument> SendAsync(
        HttpMethod method, string path, HttpContent? body, bool isIdempotent, CancellationToken cancellationToken)
    {
        using var request = Request(method, path, isIdempotent);
        request.Content = body;
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            using var response = await connection.Http
                .SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
            var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            await using var disposing = stream.ConfigureAwait(false);
            return await JsonDocument.ParseAsync(stream, cancellationToken: cancellationToken).ConfigureAwait(false);
        }
        catch (JsonException e)
        {
            throw NoJson(path, e);
        }
        finally
        {
            request.Content = null;
            _gate.Release();
        }
    }

    private static ProviderException NoJson(string path, JsonException cause) => new(
        ProviderFailure.Protocol, $"The server answered '{path}' with something that is no JSON.", cause)
    {
        Hint = "Check the connection's URL: another kind of server, or a sign-in page, seems to answer there.",
    };

    private static HttpRequestMessage Request(HttpMethod method, string path, bool isIdempotent)
    {
        var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative));
        request.Options.Set(TransportOptions.IsIdempotent, isIdempotent);
        return request;
    }
}
