namespace LettucePlug.Host.Plugins;

/// <summary>The files of a plugin are plain files inside its folder that nobody else can exchange.</summary>
internal sealed class PathCheck : IPluginCheck
{
    private const int MostFiles = 2000;
    private const UnixFileMode AnyRead = UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
    private const UnixFileMode AnyEnter = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    private static readonly EnumerationOptions Everything = new()
    {
        RecurseSubdirectories = false,
        IgnoreInaccessible = false,
        AttributesToSkip = 0,
    };

    public PluginStage Stage => PluginStage.Paths;

    public void Check(InstalledPlugin plugin, PluginManifest manifest, Findings findings)
    {
        CheckModes(plugin, new DirectoryInfo(plugin.Folder), findings);
        if (!findings.HasErrors)
        {
            CheckAssembly(plugin, manifest, findings);
        }

        if (!findings.HasErrors)
        {
            CheckTree(plugin, findings);
        }
    }

    private static void CheckAssembly(InstalledPlugin plugin, PluginManifest manifest, Findings findings)
    {
        var path = plugin.AssemblyPath;
        if (!RealPath.IsInside(plugin.Folder, path))
        {
            RefuseLink(findings, manifest.Assembly, RealPath.Resolve(path));
        }
        else if (Directory.Exists(path))
        {
            findings.Refuse(PluginCodes.NoSuchFile, PluginStage.Paths, $"{manifest.Assembly} is a folder", "Build or install the plugin again.");
        }
        else if (!File.Exists(path))
        {
            findings.Refuse(PluginCodes.NoSuchFile, PluginStage.Paths, $"{manifest.Assembly} is not in {plugin.Folder}",
                "Build or install the plugin again, or correct the field 'assembly' of plugin.json.");
        }
    }

    private static void CheckTree(InstalledPlugin plugin, Findings findings)
    {
        var count = 0;
        var folders = new Stack<DirectoryInfo>([new DirectoryInfo(plugin.Folder)]);
        while (folders.TryPop(out var folder))
        {
            foreach (var entry in folder.EnumerateFileSystemInfos("*", Everything))
            {
                if (++count > MostFiles)
                {
                    findings.Refuse(PluginCodes.LeavesFolder, PluginStage.Paths, $"its folder holds more than {MostFiles} files",
                        "Point 'path' at the folder of the plugin itself.");
                    return;
                }

                if (entry.LinkTarget is { } target)
                {
                    RefuseLink(findings, Path.GetRelativePath(plugin.Folder, entry.FullName), target);
                    return;
                }

                CheckModes(plugin, entry, findings);
                if (entry is DirectoryInfo inner && !findings.HasErrors)
                {
                    folders.Push(inner);
                }
            }
        }
    }

    private static void CheckModes(InstalledPlugin plugin, FileSystemInfo entry, Findings findings)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var mode = entry.UnixFileMode;
        var octal = Convert.ToString((int)mode, 8);
        var needed = entry is DirectoryInfo ? AnyEnter : AnyRead;
        if ((mode & needed) == 0)
        {
            findings.Refuse(PluginCodes.Permissions, PluginStage.Paths,
                $"{entry.FullName} cannot be read by anybody (mode {octal}, owner {Owner(entry)})", $"chmod u+rX '{entry.FullName}'");
        }

        // Whoever can exchange the program itself need not bother with its plugins.
        if (plugin.IsBundled)
        {
            return;
        }

        if ((mode & UnixFileMode.OtherWrite) != 0)
        {
            findings.Refuse(PluginCodes.Permissions, PluginStage.Paths,
                $"{entry.FullName} can be changed by every user of this machine (mode {octal}, owner {Owner(entry)})",
                $"chmod -R o-w '{plugin.Folder}'");
        }
        else if (FileOwner.Find(entry.FullName) is { } owner && owner != 0 && owner != FileOwner.Self())
        {
            findings.Refuse(PluginCodes.Permissions, PluginStage.Paths,
                $"{entry.FullName} belongs to another user (mode {octal}, owner {owner})",
                $"Make it yours if you trust it: sudo chown -R \"$USER\" '{plugin.Folder}'");
        }
    }

    private static string Owner(FileSystemInfo entry) => FileOwner.Find(entry.FullName)?.ToString() ?? "unknown";

    private static void RefuseLink(Findings findings, string name, string target) =>
        findings.Refuse(PluginCodes.LeavesFolder, PluginStage.Paths, $"{name} is a symbolic link (to {target})",
            "Copy the file itself into the folder of the plugin.");
}
