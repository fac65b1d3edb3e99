using LettucePlug.Host.Settings;

namespace LettucePlug.Host.Plugins;

/// <summary>What a user does with plugins.</summary>
internal sealed partial class PluginHost
{
    public IReadOnlyList<PluginStatus> List() => [.. Slots().Select(Describe)];

    public PluginDetails GetDetails(string pluginId)
    {
        var slot = Find(pluginId);
        return new PluginDetails
        {
            Status = Describe(slot),
            Folder = slot.Plugin.Folder,
            Manifest = slot.Plugin.Manifest,
        };
    }

    public IReadOnlyList<PluginVerification> Verify(string? pluginId = null) =>
        [.. (pluginId is null ? Slots() : [Find(pluginId)]).Select(slot => Verify(slot.Plugin))];

    public PluginStatus Enable(string pluginId, bool force = false)
    {
        var slot = Find(pluginId);
        if (slot.State == PluginState.Quarantined)
        {
            if (!force)
            {
                throw PluginLoadException.For(slot.Problem!); // a quarantine has its reason
            }

            Change(() => _state.ClearFaults(pluginId));
        }

        if (!slot.Plugin.IsEnabled)
        {
            Edit(pluginId, "enabled", "true");
        }

        return Describe(Reread(pluginId));
    }

    public PluginStatus Disable(string pluginId)
    {
        Find(pluginId);
        Edit(pluginId, "enabled", "false");
        return Describe(Reread(pluginId));
    }

    private static PluginStatus Describe(PluginSlot slot) => new()
    {
        Id = slot.Plugin.Id,
        Version = slot.Plugin.Manifest?.Version.ToString(),
        Kind = slot.Plugin.Manifest?.Kind,
        State = slot.State,
        Isolation = slot.Plugin.Isolation,
        IsBundled = slot.Plugin.IsBundled,
        Error = slot.Problem,
        Warnings = slot.Warnings,
    };

    private PluginVerification Verify(InstalledPlugin plugin)
    {
        // That it is switched off, not trusted or in quarantine says nothing about the plugin itself.
        var found = plugin.Findings.All
            .Where(problem => problem.Code is not (PluginCodes.Disabled or PluginCodes.NotAllowed or PluginCodes.Quarantined));
        if (plugin.Manifest is { } manifest)
        {
            found = found.Concat(PluginChecks.Run(plugin, manifest).All).Concat(WarnOfSameAssemblyName(plugin, manifest));
        }

        return new PluginVerification { Id = plugin.Id, Version = plugin.Manifest?.Version.ToString(), Problems = [.. found.Distinct()] };
    }

    private IReadOnlyList<PluginProblem> WarnOfSameAssemblyName(InstalledPlugin plugin, PluginManifest manifest)
    {
        var findings = new Findings(plugin.Id);
        foreach (var other in Slots().Select(slot => slot.Plugin).Where(other => other.Id != plugin.Id && other.Manifest?.Assembly == manifest.Assembly))
        {
            findings.Warn(PluginCodes.SameAssemblyName, PluginStage.Preflight, $"{manifest.Assembly} is also the name of the assembly of '{other.Id}'",
                "Nothing: they are kept apart. In stack traces they look alike.");
        }

        return findings.All;
    }

    private PluginSlot Find(string pluginId) =>
        Slots().FirstOrDefault(slot => slot.Plugin.Id == pluginId)
        ?? throw PluginLoadException.NoSuchPlugin(pluginId, Slots().Select(slot => slot.Plugin.Id));

    private PluginSlot Reread(string pluginId)
    {
        lock (_gate)
        {
            _catalog = null;
        }

        return Find(pluginId);
    }

    private void Edit(string pluginId, string field, string value) =>
        Edit(pluginId, text => PluginListEditor.Set(text, pluginId, field, value), isEnabling: field == "enabled" && value == "true");

    private void Edit(string pluginId, Func<string?, string> edit, bool isEnabling = false) => Change(() =>
    {
        Directory.CreateDirectory(_options.HomeDirectory);

        // Held for as long as it takes to write a small file.
        using var held = FileLock.TakeAsync(_options.UserList, _options.Time, CancellationToken.None).GetAwaiter().GetResult();
        var text = edit(ReadList(pluginId, isEnabling));
        var temporary = _options.UserList + $".{Environment.ProcessId}.tmp";
        File.WriteAllText(temporary, text);
        File.Move(temporary, _options.UserList, overwrite: true);
    });

    /// <summary>Null where there is no list yet. Nothing is written into a file that cannot be understood.</summary>
    private string? ReadList(string pluginId, bool isEnabling)
    {
        if (!File.Exists(_options.UserList))
        {
            return null;
        }

        var findings = new Findings(Path.GetFileName(_options.UserList));
        if (StrictJson.ReadBytes(_options.UserList, StrictJson.LongestList, findings) is not { } bytes
            || PluginListReader.Read(bytes, _options.UserList, findings) is not { } list)
        {
            throw PluginLoadException.For(findings.FirstError!); // not read means an error
        }

        return isEnabling && list.Disabled.Contains(pluginId)
            ? throw PluginLoadException.For(new PluginProblem
            {
                Code = PluginCodes.Disabled,
                Subject = pluginId,
                Stage = PluginStage.Discover,
                Message = $"it stands in the list 'disabled' of {_options.UserList}",
                Fix = "Take it out of that list.",
            })
            : File.ReadAllText(_options.UserList);
    }

    private void Change(Action change)
    {
        try
        {
            change();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw SettingsException.CannotWrite(_options.UserList, error);
        }
    }
}
