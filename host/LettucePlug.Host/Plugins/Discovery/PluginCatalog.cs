namespace LettucePlug.Host.Plugins;

/// <summary>
/// Reads both lists and every manifest, and decides from them alone which plugins could be used. No assembly is
/// opened. Files named plugins.json anywhere else, the current folder included, are never looked at.
/// </summary>
internal sealed class PluginCatalog
{
    private readonly PluginHostOptions _options;
    private readonly PluginStateStore _state;
    private readonly bool _safeMode;
    private readonly List<PluginProblem> _problems = [];

    private PluginCatalog(PluginHostOptions options, PluginStateStore state, bool safeMode)
    {
        _options = options;
        _state = state;
        _safeMode = safeMode;
    }

    /// <summary>In the user's order.</summary>
    public IReadOnlyList<InstalledPlugin> Plugins { get; private set; } = [];

    public IReadOnlyList<PluginProblem> Problems => _problems;

    public static PluginCatalog Read(PluginHostOptions options, PluginStateStore state, bool safeMode)
    {
        var catalog = new PluginCatalog(options, state, safeMode);
        catalog.Read();
        return catalog;
    }

    private void Read()
    {
        var bundled = ReadBundledList();
        var user = ReadUserList();
        var overlay = user.Plugins.ToDictionary(entry => entry.Id, StringComparer.Ordinal);
        var plugins = new List<InstalledPlugin>();
        foreach (var entry in bundled.Plugins)
        {
            plugins.Add(Describe(entry, overlay.GetValueOrDefault(entry.Id), isBundled: true, user));
            overlay.Remove(entry.Id);
        }

        plugins.AddRange(user.Plugins
            .Where(entry => overlay.ContainsKey(entry.Id))
            .Select(entry => Describe(entry, entry, isBundled: false, user)));
        Plugins = Sort(plugins, user.Order);
        GateCheck.CheckTogether(Plugins);
    }

    private static List<InstalledPlugin> Sort(List<InstalledPlugin> plugins, IReadOnlyList<string> order)
    {
        if (order.Count == 0)
        {
            return plugins;
        }

        var ranks = order.ToList();
        return [.. plugins.OrderBy(plugin => ranks.IndexOf(plugin.Id) is >= 0 and var rank ? rank : int.MaxValue)];
    }

    private PluginList ReadBundledList()
    {
        var findings = new Findings(Path.GetFileName(_options.BundledList));
        var list = StrictJson.ReadBytes(_options.BundledList, StrictJson.LongestList, findings) is { } bytes
            ? PluginListReader.Read(bytes, _options.BundledList, findings)
            : null;
        _problems.AddRange(findings.All);
        return list ?? PluginList.Empty;
    }

    private PluginList ReadUserList()
    {
        if (!File.Exists(_options.UserList))
        {
            return PluginList.Empty;
        }

        var findings = new Findings(Path.GetFileName(_options.UserList));
        if (StrictJson.ReadBytes(_options.UserList, StrictJson.LongestList, findings) is { } bytes
            && PluginListReader.Read(bytes, _options.UserList, findings) is { } list)
        {
            _problems.AddRange(findings.All);
            _state.KeepLastGoodList(bytes);
            return list;
        }

        return UseLastGood(findings);
    }

    private PluginList UseLastGood(Findings findings)
    {
        // Falling back to no list at all would switch on what the user has switched off.
        var old = _state.LastGoodList is { } bytes
            ? PluginListReader.Read(bytes, _options.UserList, new Findings(findings.Subject))
            : null;
        findings.Warn(findings.FirstError!.Code, PluginStage.Discover, // there is one, or the list would have been read
            old is null ? "your own list is left out until it can be read" : "the last list that could be read is used instead",
            $"Correct {_options.UserList}");
        _problems.AddRange(findings.All);
        return old ?? PluginList.Empty;
    }

    private InstalledPlugin Describe(PluginListEntry entry, PluginListEntry? overlay, bool isBundled, PluginList user)
    {
        var findings = new Findings(entry.Id);
        var folder = isBundled
            ? Path.Combine(_options.BundledDirectory, entry.Id)
            : Path.GetFullPath(overlay?.Path ?? Path.Combine(_options.InstalledDirectory, entry.Id), _options.HomeDirectory);
        var enabled = (overlay?.Enabled ?? entry.Enabled ?? true) && !user.Disabled.Contains(entry.Id);
        if (isBundled && overlay?.Path is { } path)
        {
            findings.Warn(PluginCodes.Duplicate, PluginStage.Discover,
                $"'{path}' is not used: the id belongs to a plugin that comes with the program", "Give your plugin an id of its own.");
        }

        var manifest = PluginManifestReader.Read(folder, findings);
        if (manifest is not null && manifest.Id != entry.Id)
        {
            findings.Refuse(PluginCodes.BadId, PluginStage.Discover,
                $"the manifest in {folder} is that of '{manifest.Id}'", "Correct the id in plugins.json.");
        }

        var asked = overlay?.Isolation ?? entry.Isolation ?? PluginIsolation.InProcess;
        var plugin = new InstalledPlugin
        {
            Id = entry.Id,
            Folder = folder,
            IsBundled = isBundled,
            Manifest = manifest,
            Findings = findings,
            IsEnabled = enabled,
            // Whoever asks for more walls gets them; nobody can take away those that the other asked for.
            Isolation = (PluginIsolation)Math.Max((int)asked, (int)(manifest?.Isolation ?? PluginIsolation.InProcess)),
            Settings = overlay?.Settings is { Count: > 0 } settings ? settings : entry.Settings,
        };
        if (!findings.HasErrors)
        {
            GateCheck.CheckManifest(plugin);
            CheckPermission(plugin);
        }

        return plugin;
    }

    private void CheckPermission(InstalledPlugin plugin)
    {
        var findings = plugin.Findings;
        if (!plugin.IsEnabled)
        {
            findings.Refuse(PluginCodes.Disabled, PluginStage.Gate, "it is switched off", $"lettuceplug plugins enable {plugin.Id}");
        }
        else if (_state.GetQuarantine(plugin.Id, plugin.Manifest?.Version.ToString()) is { } quarantine)
        {
            findings.Refuse(PluginCodes.Quarantined, PluginStage.Gate, $"it is in quarantine since {quarantine.At:u}: {quarantine.Reason}",
                $"lettuceplug plugins enable {plugin.Id} --force");
        }
        else if (plugin.IsBundled)
        {
            return;
        }

        if (!findings.HasErrors && !_state.IsTrusted(plugin.Id, plugin.Folder))
        {
            findings.Refuse(PluginCodes.NotAllowed, PluginStage.Gate, "it may not run yet: it lies in a folder that you have not trusted",
                $"If you trust whoever made it, type: lettuceplug plugins trust '{plugin.Folder}'");
        }
        else if (!findings.HasErrors && _safeMode)
        {
            findings.Refuse(PluginCodes.Disabled, PluginStage.Gate, "it is left alone in safe mode", "Start without --safe-mode.");
        }
    }
}
