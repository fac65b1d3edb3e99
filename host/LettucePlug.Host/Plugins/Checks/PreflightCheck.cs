namespace LettucePlug.Host.Plugins;

/// <summary>Reads the tables of a plugin's assemblies and finds what would go wrong when they are loaded and run.</summary>
internal sealed class PreflightCheck : IPluginCheck
{
    public PluginStage Stage => PluginStage.Preflight;

    public void Check(InstalledPlugin plugin, PluginManifest manifest, Findings findings)
    {
        using var images = new AssemblyFolder(plugin.Folder);
        CheckOwnSdkCopy(images, findings);
        var main = images.Open(manifest.Assembly, out var reason);
        if (main is null)
        {
            findings.Refuse(PluginCodes.NotAnAssembly, PluginStage.Preflight, $"{manifest.Assembly} is not a .NET assembly: {reason}",
                "Build or install the plugin again.");
            return;
        }

        if (main.ArchitectureProblem() is { } architecture)
        {
            findings.Refuse(PluginCodes.Architecture, PluginStage.Preflight, $"{main.FileName} cannot run on this machine: {architecture}",
                "Build it for Any CPU, or ask for a build for this machine.");
            return;
        }

        CheckFramework(main, findings);
        if (findings.HasErrors)
        {
            return;
        }

        var reachable = DependencyCheck.Check(main, images, findings);
        SdkLinkCheck.Check(main, findings);
        EntryPointCheck.Check(main, manifest, name => images.Open(name + ".dll", out _), findings);
        NativeCheck.Check(reachable, plugin.Folder, manifest, findings);
        if (main.HasModuleInitializer())
        {
            findings.Warn(PluginCodes.ModuleInitializer, PluginStage.Preflight, $"{main.FileName} has a module initializer, which runs before anything can be checked",
                "Move the code into the constructor of the plugin.");
        }
    }

    private static void CheckOwnSdkCopy(AssemblyFolder images, Findings findings)
    {
        if (images.Open(SdkSurface.AssemblyName + ".dll", out _) is not { } copy)
        {
            return;
        }

        var message = $"it brings its own {copy.FileName} {copy.Version}";
        const string Fix = "Reference the SDK with Private=\"false\" ExcludeAssets=\"runtime\", so that it is not copied.";
        if (copy.Version.Major == SdkSurface.HostAssemblyVersion.Major)
        {
            findings.Warn(PluginCodes.ShipsSdk, PluginStage.Preflight, message + ", which is not used", Fix);
        }
        else
        {
            findings.Refuse(PluginCodes.ShipsSdk, PluginStage.Preflight, $"{message}, and this host has {SdkSurface.HostAssemblyVersion}", Fix);
        }
    }

    private static void CheckFramework(AssemblyImage main, Findings findings)
    {
        foreach (var (name, version) in main.References())
        {
            if (name == SdkSurface.AssemblyName && version.Major != SdkSurface.HostAssemblyVersion.Major)
            {
                findings.Refuse(PluginCodes.SdkVersion, PluginStage.Preflight, $"{main.FileName} is built against SDK {version}, and this host has {SdkSurface.HostAssemblyVersion}",
                    "Update LettucePlug or the plugin, so that both meet.");
            }
            else if (name == "System.Runtime" && version.Major > Environment.Version.Major)
            {
                RefuseFramework(main, version, findings);
            }
        }

        if (!findings.HasErrors && main.TargetFramework() is { } framework && framework.Major > Environment.Version.Major)
        {
            RefuseFramework(main, framework, findings);
        }
    }

    private static void RefuseFramework(AssemblyImage main, Version version, Findings findings) =>
        findings.Refuse(PluginCodes.Framework, PluginStage.Preflight,
            $"{main.FileName} is built for .NET {version.Major}, and this host runs on .NET {Environment.Version.Major}",
            "Ask for a build of the plugin for this .NET, or update LettucePlug.");
}
