using LettucePlug.Tests.Support;

namespace LettucePlug.Plugins.Tests;

public sealed class EveryPluginIsCovered
{
    public static TheoryData<string> Providers => [.. Folders("Provider.")];

    public static TheoryData<string> StorageBackends => [.. Folders("Storage.")];

    [Theory]
    [MemberData(nameof(Providers))]
    public void Every_provider_has_its_conformance_tests(string folder)
    {
        var name = folder["Provider.".Length..] + "ConformanceTests";

        typeof(EveryPluginIsCovered).Assembly.GetTypes().Select(type => type.Name).ShouldContain(name);
    }

    // The storage plugins have test projects of their own, for they need child processes and disks that run full.
    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(StorageBackends))]
    public void Every_storage_backend_is_tested_somewhere(string folder)
    {
        var kits = Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests"), "*.cs", SearchOption.AllDirectories)
            .Where(file => File.ReadAllText(file).Contains("StorageConformance", StringComparison.Ordinal))
            .Where(file => File.ReadAllText(file).Contains(folder["Storage.".Length..], StringComparison.Ordinal));

        kits.ShouldNotBeEmpty();
    }

    private static IEnumerable<string> Folders(string prefix) =>
        Directory.EnumerateDirectories(Path.Combine(Repository.Root, "plugins"), prefix + "*").Select(path => Path.GetFileName(path)!);
}
