using LettucePlug.Tests.Support;

namespace LettucePlug.Plugins.Tests;

public sealed class EveryPluginIsCovered
{
    public static TheoryData<string> Providers => [.. Folders("Provider.")];

    public static TheoryData<string> StorageBackends => [.. Folders("Storage.")];

    // Those that talk to a service are tested over an emulator, in a project of their own.
    [Theory]
    [MemberData(nameof(Providers))]
    public void Every_provider_has_its_conformance_tests(string folder)
    {
        var name = folder["Provider.".Length..] + "ConformanceTests.cs";

        var files = Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests"), name, SearchOption.AllDirectories);

        files.ShouldNotBeEmpty($"There is no {name}.");
        files.ShouldAllBe(file => File.ReadAllText(file).Contains("ProviderConformance.For(", StringComparison.Ordinal));
    }

    // The storage plugins have a test project of their own, for they need child processes and disks that run full.
    [Theory]
    [MemberData(nameof(StorageBackends))]
    public void Every_storage_backend_is_tested_somewhere(string folder)
    {
        var project = Path.Combine(Repository.Root, "tests", "LettucePlug.Storage.Tests");
        Assert.SkipUnless(Directory.Exists(project), "This checkout has no tests of storage.");
        var id = $"\"{folder["Storage.".Length..]}\"";

        var naming = Directory.EnumerateFiles(project, "*.cs", SearchOption.AllDirectories)
            .Where(file => File.ReadAllText(file).Contains(id, StringComparison.OrdinalIgnoreCase));

        naming.ShouldNotBeEmpty();
    }

    [Fact]
    public void Every_template_pack_has_its_conformance_tests() =>
        Directory.EnumerateDirectories(Path.Combine(Repository.Root, "templates", "packs")).Select(Path.GetFileName)
            .ShouldBe(TemplatePacksConformanceTests.Covered, ignoreOrder: true);

    private static IEnumerable<string> Folders(string prefix) =>
        Directory.EnumerateDirectories(Path.Combine(Repository.Root, "plugins"), prefix + "*").Select(path => Path.GetFileName(path)!);
}
