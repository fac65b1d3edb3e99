using System.Reflection;

namespace LettucePlug.Storage.Tests;

/// <summary>Where the build has put what these tests start and load.</summary>
internal static class Built
{
    public static string Crasher => Metadata("CrasherPath");

    public static string PluginRoot => Metadata("PluginRoot");

    private static string Metadata(string key) => typeof(Built).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == key).Value!;
}
