namespace LettucePlug.Host.Plugins;

/// <summary>A plugin that calls native code says so, and its native libraries can be found.</summary>
internal static class NativeCheck
{
    public static void Check(IReadOnlyList<AssemblyImage> images, string folder, PluginManifest manifest, Findings findings)
    {
        var libraries = images.SelectMany(image => image.NativeLibraries()).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        if (libraries.Count == 0)
        {
            return;
        }

        if (!manifest.Permissions.Native)
        {
            findings.Refuse(PluginCodes.NativeNotDeclared, PluginStage.Preflight,
                $"it calls the native libraries {string.Join(", ", libraries)} without saying so",
                "Add \"permissions\": { \"native\": true } to plugin.json.");
            return;
        }

        // The list of dependencies is what maps a library to runtimes/<rid>/native; without it nothing is looked for there.
        var runtimes = Path.Combine(folder, "runtimes");
        if (!Directory.Exists(runtimes) || Directory.EnumerateFiles(folder, "*.deps.json").Any())
        {
            return;
        }

        foreach (var library in libraries)
        {
            if (FindNative(runtimes, library) is { } file && FindNative(folder, library, SearchOption.TopDirectoryOnly) is null)
            {
                findings.Refuse(PluginCodes.NativeLibrary, PluginStage.Preflight,
                    $"{Path.GetRelativePath(folder, file)} will not be found, because the .deps.json of the plugin is missing",
                    "Ship the .deps.json that the build writes, or put the library beside the assembly.");
            }
        }
    }

    private static string? FindNative(string folder, string library, SearchOption depth = SearchOption.AllDirectories) =>
        Directory.EnumerateFiles(folder, "*", depth).FirstOrDefault(path =>
        {
            var name = Path.GetFileName(path);
            return !name.EndsWith(".dll", StringComparison.OrdinalIgnoreCase)
                && (name == library || name.StartsWith(library + ".", StringComparison.Ordinal) || name.StartsWith($"lib{library}.", StringComparison.Ordinal));
        });
}
