namespace LettucePlug.Host.Plugins;

/// <summary>
/// The assemblies of the .NET runtime itself. Those of the host's own packages lie in the default context as well, and
/// a plugin that found them there would depend on what this host happens to use.
/// </summary>
internal static class FrameworkAssemblies
{
    private static readonly Lazy<HashSet<string>> Names = new(Find);

    public static bool Contains(string name) => Names.Value.Contains(name);

    /// <summary>The name of the shared framework that an assembly belongs to, for those which this host does not run on.</summary>
    public static string? ForeignFrameworkOf(string name) =>
        name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal) ? "Microsoft.AspNetCore.App"
        : name is "PresentationFramework" or "PresentationCore" or "WindowsBase" or "System.Windows.Forms" && !Contains(name)
            ? "Microsoft.WindowsDesktop.App"
            : null;

    private static HashSet<string> Find()
    {
        var runtime = Path.GetDirectoryName(typeof(object).Assembly.Location);
        var trusted = (AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") as string ?? "").Split(Path.PathSeparator);
        return trusted
            .Where(path => Path.GetDirectoryName(path) == runtime)
            .Select(Path.GetFileNameWithoutExtension)
            .OfType<string>()
            .Where(IsOfTheRuntime)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
    }

    // In a self-contained publish the host's packages lie in the same folder as the runtime.
    private static bool IsOfTheRuntime(string name) =>
        name is "mscorlib" or "netstandard" or "WindowsBase" or "System" or "Microsoft.CSharp"
        || name.StartsWith("System.", StringComparison.Ordinal) && name != "System.CommandLine"
        || name.StartsWith("Microsoft.VisualBasic", StringComparison.Ordinal)
        || name.StartsWith("Microsoft.Win32.", StringComparison.Ordinal);
}
