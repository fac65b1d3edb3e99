namespace LettucePlug.Sdk.Testing;

/// <summary>What the host gives to a plugin, for tests. Its data folder lies in the temporary folder and goes with it.</summary>
public sealed class StubPluginContext : IPluginContext, IDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private bool _isDisposed;
    private readonly Lazy<string> _dataDirectory =
        new(() => Directory.CreateTempSubdirectory("lettuceplug-plugin-").FullName);

    /// <summary>Creates the context.</summary>
    public StubPluginContext() => Stopping = _stopping.Token;

    /// <inheritdoc/>
    public string PluginId { get; init; } = "test.plugin";

    /// <value>The log; a <see cref="CapturedLog"/> by default.</value>
    public IPluginLog Log { get; init; } = new CapturedLog();

    /// <value>The user's settings. The default is none.</value>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    /// <inheritdoc/>
    public string DataDirectory => _dataDirectory.Value;

    /// <value>The clock. The default is the system's.</value>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <inheritdoc/>
    public CancellationToken Stopping { get; }

    /// <summary>Cancels <see cref="Stopping"/> and removes the data folder.</summary>
    public void Dispose()
    {
        if (_isDisposed)
        {
            return;
        }

        _isDisposed = true;
        _stopping.Cancel();
        _stopping.Dispose();
        if (_dataDirectory.IsValueCreated && Directory.Exists(_dataDirectory.Value))
        {
            Directory.Delete(_dataDirectory.Value, recursive: true);
        }
    }
}
