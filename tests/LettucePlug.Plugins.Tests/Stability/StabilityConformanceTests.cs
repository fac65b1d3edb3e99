using LettucePlug.Emulators;
using LettucePlug.Provider.Stability;
using LettucePlug.Sdk;
using LettucePlug.Sdk.Testing;
using LettucePlug.Tests.Support;

namespace LettucePlug.Plugins.Tests.Stability;

public sealed class StabilityConformanceTests
{
    private static readonly string Manifest = File.ReadAllText(Path.Combine(Repository.Root, "plugins", "Provider.Stability", "plugin.json"));

    private static readonly IReadOnlyDictionary<string, ConformanceCheck> Checks =
        ProviderConformance.For(new ProviderSubject
        {
            Create = Provider,
            // The kit's references are smaller than those that the service takes.
            Service = () => new EmulatorHandler(new StabilityEmulator { SmallestSide = 32 }),
            ImageModel = "ultra",
            SmallestSize = new ImageSize(1024, 1024),
        })
        .Concat(PluginConformance.For(() => new StabilityPlugin(), Manifest))
        .ToDictionary(check => check.Name);

    public static TheoryData<string> Names => [.. Checks.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public Task Keeps_the_contract(string rule) => Checks[rule].RunAsync(TestContext.Current.CancellationToken);

    private static IProvider Provider()
    {
        var registry = new CapturedRegistry();
        using var stub = new StubPluginContext();
        new StabilityPlugin().Register(registry, stub);
        return registry.Providers.Single();
    }
}
