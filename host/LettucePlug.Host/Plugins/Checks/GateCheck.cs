using System.Globalization;

namespace LettucePlug.Host.Plugins;

/// <summary>Whether a plugin is meant for this host at all, by its manifest and by the other plugins.</summary>
internal sealed class GateCheck : IPluginCheck
{
    public PluginStage Stage => PluginStage.Gate;

    public void Check(InstalledPlugin plugin, PluginManifest manifest, Findings findings) => CheckManifest(plugin, manifest, findings);

    /// <summary>What the manifest alone can tell, for a listing.</summary>
    public static void CheckManifest(InstalledPlugin plugin) =>
        CheckManifest(plugin, plugin.Manifest!, plugin.Findings); // only called where it was read

    /// <summary>What only the whole set can tell: requirements, cycles, contributions that two plugins claim.</summary>
    public static void CheckTogether(IReadOnlyList<InstalledPlugin> plugins)
    {
        var byId = plugins.DistinctBy(plugin => plugin.Id).ToDictionary(plugin => plugin.Id, StringComparer.Ordinal);
        foreach (var plugin in plugins.Where(plugin => plugin.IsUsable))
        {
            if (RequirementCycle.Find(plugin.Id, byId) is { } cycle)
            {
                plugin.Findings.Refuse(PluginCodes.Requires, PluginStage.Gate, $"it requires itself: {string.Join(" -> ", cycle)}",
                    "Ask the authors to take one of the requirements out.");
            }
        }

        // One that is refused takes those with it that need it, so this ends only when nothing changes.
        while (plugins.Where(plugin => plugin.IsUsable).Any(plugin => RefuseUnmet(plugin, byId)))
        {
        }

        RefuseSecondClaims(plugins);
    }

    private static void CheckManifest(InstalledPlugin plugin, PluginManifest manifest, Findings findings)
    {
        if (!manifest.Sdk.Contains(SdkSurface.HostVersion))
        {
            findings.Refuse(PluginCodes.SdkVersion, PluginStage.Gate, $"it is made for SDK {manifest.Sdk}, and this host has SDK {SdkSurface.HostVersion}",
                "Update LettucePlug or the plugin, so that both meet.");
        }

        if (manifest.TargetFramework is { } framework && FrameworkMajor(framework) is { } major && major > Environment.Version.Major)
        {
            findings.Refuse(PluginCodes.Framework, PluginStage.Gate, $"it is built for {framework}, and this host runs on .NET {Environment.Version.Major}",
                "Ask for a build of the plugin for this .NET, or update LettucePlug.");
        }

        if (plugin.Isolation != PluginIsolation.InProcess)
        {
            findings.Refuse(PluginCodes.NotAllowed, PluginStage.Gate,
                $"it is to run with isolation '{plugin.Isolation.ToString().ToLowerInvariant()}', which this version does not have",
                "Ask for 'inproc' in plugins.json if you trust it with your own rights and its manifest does not ask for more.");
        }
    }

    private static int? FrameworkMajor(string framework) =>
        framework.StartsWith("net", StringComparison.Ordinal)
        && framework.IndexOf('.') is > 3 and var dot
        && int.TryParse(framework.AsSpan(3, dot - 3), CultureInfo.InvariantCulture, out var major)
            ? major
            : null;

    private static bool RefuseUnmet(InstalledPlugin plugin, Dictionary<string, InstalledPlugin> byId)
    {
        foreach (var (id, range) in plugin.Manifest!.Requires) // usable ones have a manifest
        {
            var found = byId.GetValueOrDefault(id);
            var problem = found is null ? "which is not installed"
                : !found.IsUsable ? $"which cannot be used: {found.Hindrance?.Message}"
                : !range.Contains(found.Manifest!.Version) ? $"and version {found.Manifest.Version} is installed"
                : null;
            if (problem is not null)
            {
                plugin.Findings.Refuse(PluginCodes.Requires, PluginStage.Gate, $"it requires {id} {range}, {problem}",
                    $"Install a version of {id} in that range and switch it on.");
                return true;
            }
        }

        return false;
    }

    private static void RefuseSecondClaims(IReadOnlyList<InstalledPlugin> plugins)
    {
        var claims = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var plugin in plugins.Where(plugin => plugin.IsUsable))
        {
            var kind = plugin.Manifest!.Kind; // usable ones have a manifest
            foreach (var contribution in plugin.Manifest.Contributions)
            {
                if (!claims.TryAdd($"{kind} {contribution.Id}", plugin.Id))
                {
                    plugin.Findings.Refuse(PluginCodes.Duplicate, PluginStage.Gate,
                        $"it offers '{contribution.Id}', which '{claims[$"{kind} {contribution.Id}"]}' offers already",
                        $"Switch one of them off: lettuceplug plugins disable {plugin.Id}");
                    break;
                }
            }
        }
    }
}
