using System.Runtime.CompilerServices;

namespace LettucePlug.Tests.Support;

/// <summary>Where the sources of this checkout are.</summary>
public static class Repository
{
    public static string Root { get; } = FindRoot();

    private static string FindRoot([CallerFilePath] string thisFile = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(thisFile)!, "..", ".."));
}
