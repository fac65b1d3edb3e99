using LettucePlug.Sdk;

namespace LettucePlug.Storage.Crasher;

/// <summary>The storage plugins take nothing from their context.</summary>
internal sealed class NoContext : IPluginContext, IPluginLog
{
    public string PluginId => "test";

    public IPluginLog Log => this;

    public IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string>();

    public string DataDirectory => Path.GetTempPath();

    public TimeProvider Time => TimeProvider.System;

    public CancellationToken Stopping => CancellationToken.None;

    public void Write(PluginLogLevel level, string message) => Console.Error.WriteLine(message);
}
