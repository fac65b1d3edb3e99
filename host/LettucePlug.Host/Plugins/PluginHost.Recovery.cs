namespace LettucePlug.Host.Plugins;

/// <summary>What earlier runs left behind when a plugin ended them.</summary>
internal sealed partial class PluginHost
{
    // Once for each process, before the first listing; under the gate.
    private void Recover()
    {
        if (_isRecovered)
        {
            return;
        }

        _isRecovered = true;
        try
        {
            JudgeDeaths();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Where nothing can be written, no stranger's plugin is started either: that needs the journal.
            Log.JournalNotRead(_logger, error.Message);
        }

        IsSafeMode |= _state.CrashedTooOften;
    }

    private void JudgeDeaths()
    {
        var deaths = _state.TakeDeaths();
        if (deaths.Count == 0)
        {
            return;
        }

        var bundled = BundledIds();
        foreach (var death in deaths)
        {
            Judge(death, bundled.Contains(death.PluginId));
        }

        _state.CountCrash();
    }

    private void Judge(HostDeath death, bool isBundled)
    {
        var when = death.DuringActivation ? "while it was being started" : "during a call of it";
        var reason = $"the program ended {when}";

        // A lost SSH session or a kill by the user leaves the same trace. One trace is enough against a stranger; what
        // came with the program, the storage above all, is never taken away for it: nothing would work then.
        if (isBundled)
        {
            Log.EndedWith(_logger, death.PluginId, reason);
            return;
        }

        _state.CountFault(death.PluginId, PluginCodes.BackgroundFault);
        _state.Quarantine(death.PluginId, death.Version, reason);
        Log.Quarantined(_logger, death.PluginId, reason);
    }

    private HashSet<string> BundledIds()
    {
        var findings = new Findings(_options.BundledList);
        return StrictJson.ReadBytes(_options.BundledList, StrictJson.LongestList, findings) is { } bytes
            && PluginListReader.Read(bytes, _options.BundledList, findings) is { } list
                ? [.. list.Plugins.Select(entry => entry.Id)]
                : [];
    }
}
