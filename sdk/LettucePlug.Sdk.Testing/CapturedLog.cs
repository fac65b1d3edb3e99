using System.Collections.Concurrent;

namespace LettucePlug.Sdk.Testing;

/// <summary>A log that keeps what is written to it.</summary>
public sealed class CapturedLog : IPluginLog
{
    private readonly ConcurrentQueue<string> _entries = new();

    /// <value>What was written so far, oldest first, each as <c>Level: message</c>.</value>
    public IReadOnlyList<string> Entries => [.. _entries];

    /// <inheritdoc/>
    public void Write(PluginLogLevel level, string message) => _entries.Enqueue($"{level}: {message}");
}
