using LettucePlug.Sdk.Testing;
using LettucePlug.Templates.Core;
using LettucePlug.Templates.Tags;
using LettucePlug.Tests.Support;

namespace LettucePlug.Plugins.Tests;

public sealed class TemplatePacksConformanceTests
{
    private static readonly Dictionary<string, ConformanceCheck> Checks =
        TemplatePackConformance.For(() => new CorePack()).Select(check => ("Core", check))
            .Concat(PluginConformance.For(() => new CorePlugin(), Manifest("Core")).Select(check => ("Core", check)))
            .Concat(TemplatePackConformance.For(() => new TagsPack()).Select(check => ("Tags", check)))
            .Concat(PluginConformance.For(() => new TagsPlugin(), Manifest("Tags")).Select(check => ("Tags", check)))
            .ToDictionary(pair => $"{pair.Item1}: {pair.check.Name}", pair => pair.check);

    public static TheoryData<string> Names => [.. Checks.Keys];

    public static IReadOnlyList<string> Covered { get; } = ["LettucePlug.Templates.Core", "LettucePlug.Templates.Tags"];

    [Theory]
    [MemberData(nameof(Names))]
    public Task Keeps_the_contract(string rule) => Checks[rule].RunAsync(TestContext.Current.CancellationToken);

    [Fact]
    public void The_embedded_files_are_those_of_the_folder()
    {
        var folder = Path.Combine(Repository.Root, "templates", "packs", "LettucePlug.Templates.Core", "pack");
        var onDisk = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(folder, path).Replace('\\', '/'));

        new CorePack().Files.ShouldBe(onDisk, ignoreOrder: true);
    }

    private static string Manifest(string pack) =>
        File.ReadAllText(Path.Combine(Repository.Root, "templates", "packs", "LettucePlug.Templates." + pack, "plugin.json"));
}
