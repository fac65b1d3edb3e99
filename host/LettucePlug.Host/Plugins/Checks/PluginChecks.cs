namespace LettucePlug.Host.Plugins;

/// <summary>The stages in their order. A new one, such as comparing digests, is a line here.</summary>
internal static class PluginChecks
{
    private static readonly IPluginCheck[] Stages = [new PathCheck(), new GateCheck(), new PreflightCheck()];

    public static Findings Run(InstalledPlugin plugin, PluginManifest manifest) => Run(plugin, manifest, Stages);

    /// <summary>The same, without reading assemblies again that passed the preflight as they are now.</summary>
    public static Findings RunRemembering(InstalledPlugin plugin, PluginManifest manifest, PluginStateStore state)
    {
        var findings = Run(plugin, manifest, Stages.Where(stage => stage.Stage != PluginStage.Preflight));
        if (findings.HasErrors)
        {
            return findings;
        }

        var fingerprint = PluginFingerprint.Of(plugin.Folder);
        if (state.HasPassed(plugin.Id, fingerprint))
        {
            return findings;
        }

        var all = Run(plugin, manifest);
        if (all.All.Count == findings.All.Count)
        {
            state.NotePassed(plugin.Id, fingerprint);
        }

        return all;
    }

    private static Findings Run(InstalledPlugin plugin, PluginManifest manifest, IEnumerable<IPluginCheck> stages)
    {
        var findings = new Findings(plugin.Id);
        foreach (var stage in stages)
        {
            try
            {
                stage.Check(plugin, manifest, findings);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                findings.Refuse(PluginCodes.Permissions, stage.Stage, $"{plugin.Folder} cannot be read: {error.Message}",
                    $"Make it readable: chmod -R u+rX '{plugin.Folder}'");
            }

            if (findings.HasErrors)
            {
                break;
            }
        }

        return findings;
    }
}
