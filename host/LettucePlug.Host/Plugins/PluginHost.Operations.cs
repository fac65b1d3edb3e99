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

            _state.ClearFaults(pluginId);
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

    public PluginStatus Trust(string folder)
    {
        var findings = new Findings(PlainText.Clean(folder, 300));
        var full = Path.GetFullPath(folder);
        if (PluginManifestReader.Read(full, findings) is not { } manifest)
        {
            throw PluginLoadException.For(findings.FirstError!); // no manifest means an error
        }

        if (Slots().FirstOrDefault(slot => slot.Plugin.Id == manifest.Id) is { Plugin.IsBundled: true })
        {
            throw PluginLoadException.For(new PluginProblem
            {
                Code = PluginCodes.Duplicate,
                Subject = manifest.Id,
                Stage = PluginStage.Discover,
                Message = "the id belongs to a plugin that comes with the program",
                Fix = "Give your plugin an id of its own.",
            });
        }

        Edit(manifest.Id, "path", PluginListEditor.Quote(full));
        _state.Trust(manifest.Id, full);
        return Describe(Reread(manifest.Id));
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

    private void Edit(string pluginId, string field, string value)
    {
        var findings = new Findings(Path.GetFileName(_options.UserList));
        string? text = null;
        if (File.Exists(_options.UserList))
        {
            // Nothing is written into a file that cannot be understood.
            if (StrictJson.ReadBytes(_options.UserList, StrictJson.LongestList, findings) is not { } bytes
                || PluginListReader.Read(bytes, _options.UserList, findings) is not { } list)
            {
                throw PluginLoadException.For(findings.FirstError!); // not read means an error
            }

            if (field == "enabled" && value == "true" && list.Disabled.Contains(pluginId))
            {
                throw PluginLoadException.For(new PluginProblem
                {
                    Code = PluginCodes.Disabled,
                    Subject = pluginId,
                    Stage = PluginStage.Discover,
                    Message = $"it stands in the list 'disabled' of {_options.UserList}",
                    Fix = "Take it out of that list.",
                });
            }

            text = File.ReadAllText(_options.UserList);
        }

        Directory.CreateDirectory(_options.HomeDirectory);
        var temporary = _options.UserList + $".{Environment.ProcessId}.tmp";
        File.WriteAllText(temporary, PluginListEditor.Set(text, pluginId, field, value));
        File.Move(temporary, _options.UserList, overwrite: true);
    }
}
