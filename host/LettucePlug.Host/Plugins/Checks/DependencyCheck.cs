namespace LettucePlug.Host.Plugins;

/// <summary>Every assembly that a plugin refers to is part of .NET, the SDK, or in its folder in a version that will do.</summary>
internal static class DependencyCheck
{
    /// <returns>The plugin's assembly and those of its folder that it reaches.</returns>
    public static IReadOnlyList<AssemblyImage> Check(AssemblyImage main, AssemblyFolder images, Findings findings)
    {
        var reached = new List<AssemblyImage> { main };
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { main.Name };
        for (var i = 0; i < reached.Count; i++)
        {
            foreach (var (name, version) in reached[i].References())
            {
                if (name == SdkSurface.AssemblyName || !seen.Add(name))
                {
                    continue;
                }

                if (images.Open(name + ".dll", out var reason) is { } found)
                {
                    CheckVersion(reached[i], found, version, findings);
                    reached.Add(found);
                }
                else if (!FrameworkAssemblies.Contains(name))
                {
                    RefuseMissing(reached[i], isMain: i == 0, name, version, reason, findings);
                }
            }
        }

        return reached;
    }

    private static void CheckVersion(AssemblyImage user, AssemblyImage found, Version wanted, Findings findings)
    {
        if (found.Version < wanted)
        {
            findings.Refuse(PluginCodes.MissingDependency, PluginStage.Preflight,
                $"{user.FileName} needs {found.Name} {wanted}, and {found.FileName} is {found.Version}",
                "Build the plugin again, so that its dependencies fit together.");
        }
    }

    private static void RefuseMissing(AssemblyImage user, bool isMain, string name, Version version, string? reason, Findings findings)
    {
        if (FrameworkAssemblies.ForeignFrameworkOf(name) is { } framework)
        {
            findings.Refuse(PluginCodes.SharedFramework, PluginStage.Preflight,
                $"{user.FileName} needs {name} {version} of the shared framework {framework}, which this host does not run on",
                "Build the plugin without that framework.");
        }
        else if (isMain)
        {
            findings.Refuse(PluginCodes.MissingDependency, PluginStage.Preflight,
                $"{user.FileName} needs {name}.dll {version}: {reason}", "Build the plugin with EnableDynamicLoading, so that its dependencies are copied.");
        }
        else
        {
            // Packages refer to optional companions that nobody ships; only a call would tell.
            findings.Warn(PluginCodes.MissingDependency, PluginStage.Preflight,
                $"{user.FileName}, which the plugin brings, refers to {name} {version}: {reason}", "Nothing, unless a call of the plugin fails.");
        }
    }
}
