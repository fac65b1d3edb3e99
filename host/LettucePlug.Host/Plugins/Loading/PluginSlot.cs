using Microsoft.Extensions.Logging;

namespace LettucePlug.Host.Plugins;

/// <summary>The place of one plugin in this process: what it is, how far it has come, and the one live instance.</summary>
internal sealed class PluginSlot(
    InstalledPlugin plugin,
    PluginHostOptions options,
    PluginStateStore state,
    PluginActivator activator,
    ILogger logger) : IAsyncDisposable
{
    /// <summary>How long a plugin rests after each failed start in a row.</summary>
    private static readonly TimeSpan[] Rests = [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30)];

    private readonly Lock _gate = new();
    private Task<LivePlugin>? _start;
    private JournalEntry? _journal;
    private LivePlugin? _live;
    private PluginProblem? _problem = plugin.Hindrance;
    private PluginState _state = plugin.Hindrance is { } hindrance ? PluginCodes.StateAfter(hindrance.Code) : PluginState.Ready;
    private int _failures;
    private DateTimeOffset _restsUntil;

    public InstalledPlugin Plugin => plugin;

    public PluginFaults Faults { get; } = new(plugin, state, logger);

    public PluginState State => Faults.Quarantine is null ? _state : PluginState.Quarantined;

    public PluginProblem? Problem => Faults.Quarantine ?? _problem ?? (_live is null ? null : Faults.Last);

    public IReadOnlyList<PluginProblem> Warnings { get; private set; } = [.. plugin.Findings.All.Where(problem => problem.IsWarning)];

    /// <summary>The live plugin, started now if it was not before.</summary>
    /// <remarks>The start goes on when a caller is cancelled: there is one instance for a process, and others may wait.</remarks>
    public Task<LivePlugin> GetAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (_start is null or { IsFaulted: true } || Faults.Quarantine is not null)
            {
                ThrowIfHindered();
                _state = PluginState.Activating;
                _start = Task.Run(() => ActivateAsync(plugin.Manifest!), CancellationToken.None); // without one there is a hindrance
            }

            return _start.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Asks the plugin to end, and waits a moment for it.</summary>
    public async ValueTask DisposeAsync()
    {
        await LetStartEndAsync();
        if (_live is not { } live)
        {
            return;
        }

        _state = PluginState.Stopping;
        try
        {
            await Task.Run(async () =>
            {
                using var console = ConsoleGuard.Enter(SilentLog.Instance);
                live.RequestStop();
                await live.DisposePluginAsync();
            }).WaitAsync(options.Deadlines.Dispose, options.Time);
            live.Dispose();
        }
        catch (TimeoutException)
        {
            Log.StopFailed(logger, plugin.Id, PluginCodes.StopFailed, $"it was not done within {options.Deadlines.Dispose.TotalSeconds:0.#} seconds");
        }
        catch (Exception error)
        {
            Log.StopFailed(logger, plugin.Id, PluginCodes.StopFailed, FaultText.Of(error));
        }

        _live = null;
        _state = PluginState.Ready;
    }

    private void ThrowIfHindered()
    {
        if (Faults.Quarantine is { } quarantine)
        {
            throw PluginLoadException.For(quarantine);
        }

        if (_problem is { } problem && (_state != PluginState.Faulted || options.Time.GetUtcNow() < _restsUntil))
        {
            throw PluginLoadException.For(problem);
        }
    }

    private async Task LetStartEndAsync()
    {
        if (_start is { IsCompleted: false } start)
        {
            await Task.WhenAny(start, Task.Delay(options.Deadlines.Dispose, options.Time));

            // The program ends by itself: a plugin that is still starting has not killed it.
            _journal?.Dispose();
        }
    }

    private async Task<LivePlugin> ActivateAsync(PluginManifest manifest)
    {
        var started = options.Time.GetTimestamp();
        try
        {
            Check(manifest);
            using var journal = _journal = Journal(manifest);
            UnhandledFaults.Install();
            _live = await activator.StartAsync(plugin, manifest, Faults);
            _problem = null;
            _failures = 0;
            _state = PluginState.Active;
            Log.Started(logger, plugin.Id, manifest.Version, (long)options.Time.GetElapsedTime(started).TotalMilliseconds);
            return _live;
        }
        catch (PluginLoadException failure)
        {
            Fail(failure.Problem);
            throw;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Without the journal a plugin that ends the program could do so at every start.
            throw CannotRemember(error);
        }
    }

    // One that came with the program is never taken away, whatever the journal says: it may start without one, so that
    // a home that cannot be written to can still be looked at.
    private JournalEntry? Journal(PluginManifest manifest)
    {
        try
        {
            return state.BeginActivation(plugin.Id, manifest.Version.ToString());
        }
        catch (Exception error) when (plugin.IsBundled && error is (IOException or UnauthorizedAccessException))
        {
            Log.StateNotKept(logger, plugin.Id, error.Message);
            return null;
        }
    }

    private PluginLoadException CannotRemember(Exception error)
    {
        var failure = PluginLoadException.For(new PluginProblem
        {
            Code = PluginCodes.LoadFailed,
            Subject = plugin.Id,
            Stage = PluginStage.Load,
            Message = PlainText.Clean($"the state of plugins cannot be kept in {options.StateDirectory}: {error.Message}"),
            Fix = $"Make {options.HomeDirectory} writable, or choose another folder with --home.",
        });
        _problem = failure.Problem;
        _state = PluginState.Faulted;
        return failure;
    }

    private void Check(PluginManifest manifest)
    {
        var findings = PluginChecks.RunRemembering(plugin, manifest, state);
        Warnings = [.. plugin.Findings.All.Concat(findings.All).Where(problem => problem.IsWarning).Distinct()];
        foreach (var warning in Warnings)
        {
            Log.Warned(logger, warning.Code, warning.Describe());
        }

        if (findings.FirstError is { } error)
        {
            throw PluginLoadException.For(error);
        }
    }

    private void Fail(PluginProblem problem)
    {
        _problem = problem;
        _state = PluginCodes.StateAfter(problem.Code);
        if (_state != PluginState.Faulted)
        {
            Log.Refused(logger, problem.Code, problem.Describe());
            return;
        }

        _restsUntil = options.Time.GetUtcNow() + Rests[Math.Min(_failures, Rests.Length - 1)];
        _failures++;
        Faults.StartFailed(problem);
    }
}
