using LettucePlug.Sdk;

namespace LettucePlug.Host.Http;

/// <summary>One open connection: what its plugin is given, and what only the host may use.</summary>
internal sealed partial class ConnectionTransport : IProviderConnection, IAsyncDisposable
{
    private readonly ConnectionEndpoint _endpoint;
    private readonly KeyRedactor _redactor;
    private readonly TransportParts _parts;

    public ConnectionTransport(ConnectionEndpoint endpoint, KeyRedactor redactor, IPluginLog log, TransportParts parts)
    {
        _endpoint = endpoint;
        _redactor = redactor;
        _parts = parts;
        Log = log;
        var handler = new GuardedHandler(endpoint, parts.Sockets, redactor, parts.Tls, parts.Time, parts.Logger);
        // The pipeline owns time, and bodies are limited while they are read.
        Http = new HttpClient(handler) { BaseAddress = endpoint.BaseUrl, Timeout = Timeout.InfiniteTimeSpan };
        handler.Client = Http;
        Downloads = new ResultDownloader(endpoint, redactor, parts);
    }

    public string Id => _endpoint.Id;

    public Uri BaseUrl => _endpoint.BaseUrl;

    public IReadOnlyDictionary<string, string> Settings => _endpoint.Settings;

    public HttpClient Http { get; }

    public IPluginLog Log { get; }

    public TimeProvider Time => _parts.Time;

    public ResultDownloader Downloads { get; }

    /// <summary>Opens a hosted result. The caller owns it.</summary>
    public Task<DownloadedResult> DownloadAsync(Uri address, DownloadLimits limits, CancellationToken cancellationToken) =>
        Downloads.OpenAsync(address, limits, cancellationToken);

    /// <summary>Takes the keys this connection has used out of text that comes from its plugin.</summary>
    public string Redact(string text) => _redactor.Redact(text);

    public ValueTask DisposeAsync()
    {
        Http.Dispose();
        Downloads.Dispose();
        return ValueTask.CompletedTask;
    }
}
