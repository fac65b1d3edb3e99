namespace LettucePlug.Host.Plugins;

/// <summary>The stages in their order. A new one, such as comparing digests, is a line here.</summary>
internal static class PluginChecks
{
    private static readonly IPluginCheck[] Stages = [new PathCheck(), new GateCheck(), new PreflightCheck()];

    public static Findings Run(InstalledPlugin plugin, PluginManifest manifest)
    {
        var findings = new Findings(plugin.Id);
        foreach (var stage in Stages)
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
