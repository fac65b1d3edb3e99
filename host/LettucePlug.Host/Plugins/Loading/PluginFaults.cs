using Microsoft.Extensions.Logging;

namespace LettucePlug.Host.Plugins;

/// <summary>Counts what a plugin does wrong, and puts it in quarantine when it is enough.</summary>
internal sealed class PluginFaults(InstalledPlugin plugin, PluginStateStore state, ILogger logger)
{
    private readonly Lock _gate = new();
    private volatile PluginProblem? _quarantine;
    private int _faultsOfThisRun;

    public string PluginId => plugin.Id;

    public string Version => plugin.Manifest?.Version.ToString() ?? "";

    public bool IsBundled => plugin.IsBundled;

    /// <summary>The reason it may not be called any more; null where it may.</summary>
    public PluginProblem? Quarantine => _quarantine;

    /// <summary>The newest thing it did wrong; null where it did nothing.</summary>
    public PluginProblem? Last { get; private set; }

    public void ThrowIfQuarantined()
    {
        if (_quarantine is { } problem)
        {
            throw PluginFaultException.For(problem);
        }
    }

    public PluginFaultException CallFailed(string call, Exception error) =>
        Report(PluginCodes.CallFailed, $"{call} failed: {FaultText.Of(error)}");

    public PluginFaultException CallTooLong(string call, TimeSpan deadline) =>
        Report(PluginCodes.CallDeadline, $"{call} did not answer within {deadline.TotalSeconds:0.#} seconds");

    public void IgnoredCancel(string call) => _ = Report(PluginCodes.CallDeadline, $"{call} went on after it was cancelled");

    /// <summary>For an exception that nobody could catch. What it leaves behind is unknown.</summary>
    public void ReportBackground(string text) => _ = Report(PluginCodes.BackgroundFault, $"its code failed in the background: {text}");

    public void NoteUnobserved(string text) => Log.Unobserved(logger, plugin.Id, text);

    /// <summary>Counts a start that failed.</summary>
    public void StartFailed(PluginProblem problem) => Count(problem);

    private PluginFaultException Report(string code, string message)
    {
        var problem = new PluginProblem
        {
            Code = code,
            Subject = plugin.Id,
            Stage = PluginStage.Call,
            Message = PlainText.Clean(message),
            Fix = $"Try again; if it goes on, tell the authors, or switch it off: lettuceplug plugins disable {plugin.Id}",
        };
        Count(problem);
        return PluginFaultException.For(problem);
    }

    private void Count(PluginProblem problem)
    {
        lock (_gate)
        {
            var count = Remember(problem.Code);
            Log.Faulted(logger, plugin.Id, count, problem.Code, problem.Message);

            // Its thread may spin for ever, or its state be broken. A plugin that came with the program is given the
            // benefit of the doubt: a slow machine must not take the storage away.
            var isGrave = problem.Code is PluginCodes.StartDeadline or PluginCodes.BackgroundFault;
            if ((isGrave && !plugin.IsBundled) || count >= PluginStateStore.MostFaults)
            {
                PutInQuarantine(count >= PluginStateStore.MostFaults ? $"{count} faults in ten minutes, the last: {problem.Message}" : problem.Message);
            }

            // The last thing to change, so that whoever sees the fault sees what became of it.
            Last = problem;
        }
    }

    private int Remember(string code)
    {
        _faultsOfThisRun++;
        try
        {
            return state.CountFault(plugin.Id, code);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // It may be counted where nothing may throw; a folder that cannot be written makes the count forgetful.
            Log.StateNotKept(logger, plugin.Id, error.Message);
            return _faultsOfThisRun;
        }
    }

    private void PutInQuarantine(string reason)
    {
        try
        {
            state.Quarantine(plugin.Id, Version, reason);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            Log.StateNotKept(logger, plugin.Id, error.Message);
        }

        Log.Quarantined(logger, plugin.Id, reason);
        _quarantine = new PluginProblem
        {
            Code = PluginCodes.Quarantined,
            Subject = plugin.Id,
            Stage = PluginStage.Call,
            Message = PlainText.Clean($"it is in quarantine: {reason}"),
            Fix = $"lettuceplug plugins enable {plugin.Id} --force",
        };
    }
}
