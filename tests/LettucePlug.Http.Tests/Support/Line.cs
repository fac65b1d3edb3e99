using System.Collections.Concurrent;
using System.Net;
using LettucePlug.Host.Http;
using LettucePlug.Sdk;
using LettucePlug.Tests.Support;
using Microsoft.Extensions.Logging;

namespace LettucePlug.Http.Tests;

/// <summary>One transport under test, and its log.</summary>
internal sealed class Line : IAsyncDisposable, IPluginLog, ILoggerFactory, ILogger
{
    private readonly ConcurrentQueue<string> _log = new();

    private Line()
    {
    }

    public ConnectionTransport Transport { get; private set; } = null!;

    public ImpatientTime Waits { get; } = new();

    public HttpClient Http => Transport.Http;

    public IReadOnlyList<string> Log => [.. _log];

    public static Line Open(
        Uri url,
        Func<ConnectionEndpoint, ConnectionEndpoint>? change = null,
        bool selfHosted = false,
        IPAddress? everythingIsAt = null,
        TimeProvider? time = null)
    {
        var line = new Line();
        var endpoint = new ConnectionEndpoint
        {
            Id = "work",
            Provider = new ProviderInfo
            {
                Id = "test",
                Title = "Test",
                IsSelfHosted = selfHosted,
                Key = KeyRequirement.Optional,
                Auth = [AuthScheme.Bearer],
            },
            BaseUrl = url,
            Auth = AuthScheme.Bearer,
            ReadKey = _ => ValueTask.FromResult<string?>("secret-key"),
        };
        line.Transport = TransportFactory.Open(
            change?.Invoke(endpoint) ?? endpoint, line, time ?? line.Waits, line,
            everythingIsAt is null ? null : (_, _) => Task.FromResult(new[] { everythingIsAt }));
        return line;
    }

    public async Task<ProviderException> FailAsync(Func<HttpClient, Task> call) =>
        await Should.ThrowAsync<ProviderException>(() => call(Http));

    public void Write(PluginLogLevel level, string message) => _log.Enqueue(message);

    public ILogger CreateLogger(string categoryName) => this;

    public void AddProvider(ILoggerProvider provider)
    {
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    void ILogger.Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _log.Enqueue(formatter(state, exception));

    public void Dispose()
    {
    }

    public ValueTask DisposeAsync() => Transport.DisposeAsync();
}
