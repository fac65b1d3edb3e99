using System.Collections.Concurrent;
using LettucePlug.Sdk;
using Microsoft.Extensions.Logging;

namespace LettucePlug.Providers.Tests;

/// <summary>Keeps everything that is logged, by plugins and by the host.</summary>
internal sealed class CollectingLog : IPluginLog, ILoggerFactory, ILogger
{
    private readonly ConcurrentQueue<string> _lines = new();

    public IReadOnlyList<string> Lines => [.. _lines];

    public void Write(PluginLogLevel level, string message) => _lines.Enqueue(message);

    public ILogger CreateLogger(string categoryName) => this;

    public void AddProvider(ILoggerProvider provider)
    {
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _lines.Enqueue($"{formatter(state, exception)} {exception}");

    public void Dispose()
    {
    }
}
