using System.Runtime.Loader;
using LettucePlug.Provider.Sketch;
using LettucePlug.Sdk;
using LettucePlug.Sdk.Testing;
using LettucePlug.Tests.Support;

namespace LettucePlug.Plugins.Tests.Sketch;

public sealed class SketchConformanceTests
{
    private static readonly string Manifest = File.ReadAllText(Path.Combine(Repository.Root, "plugins", "Provider.Sketch", "plugin.json"));

    private static readonly IReadOnlyDictionary<string, ConformanceCheck> Checks =
        ProviderConformance.For(new ProviderSubject
        {
            Create = () => new SketchProvider(),
            ImageModel = SketchProvider.ImageModel,
            ChatModel = SketchProvider.Writer,
            ReferenceOrderMatters = true,
        })
        .Concat(PluginConformance.For(() => new SketchPlugin(), Manifest))
        .ToDictionary(check => check.Name);

    public static TheoryData<string> Names => [.. Checks.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public Task Keeps_the_contract(string rule) => Checks[rule].RunAsync(TestContext.Current.CancellationToken);

    [Fact]
    public void The_built_folder_loads_on_its_own_and_brings_no_copy_of_the_sdk()
    {
        var folder = Path.Combine(Repository.Root, "artifacts", "plugins", "lettuceplug.sketch");
        var context = new AssemblyLoadContext("sketch", isCollectible: false);
        var assembly = context.LoadFromAssemblyPath(Path.Combine(folder, "LettucePlug.Provider.Sketch.dll"));
        var plugin = (IPlugin)Activator.CreateInstance(assembly.GetType("LettucePlug.Provider.Sketch.SketchPlugin", throwOnError: true)!)!;
        var registry = new CapturedRegistry();
        using var stub = new StubPluginContext();

        plugin.Register(registry, stub);

        registry.Providers.ShouldHaveSingleItem().Info.Id.ShouldBe("sketch");
        assembly.ShouldNotBe(typeof(SketchPlugin).Assembly);
        File.Exists(Path.Combine(folder, "LettucePlug.Sdk.dll")).ShouldBeFalse();
        File.Exists(Path.Combine(folder, "plugin.json")).ShouldBeTrue();
        assembly.GetReferencedAssemblies().Where(name => name.Name!.StartsWith("LettucePlug", StringComparison.Ordinal))
            .Select(name => name.Name).ShouldBe(["LettucePlug.Sdk"]);
    }

    [Fact]
    public async Task Says_that_there_is_no_model_in_it()
    {
        using var rig = new SketchRig();

        new SketchProvider().Info.Description!.ShouldContain("no AI");
        var models = await rig.Client.ListModelsAsync(TestContext.Current.CancellationToken);
        models.Select(model => model.Name).ShouldBe(["sketch-image", "sketch-writer"]);
        models.ShouldAllBe(model => model.ScopesAreKnown && model.Input.Contains(Modality.Image));
    }
}
