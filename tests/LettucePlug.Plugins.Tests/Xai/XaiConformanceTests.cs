using LettucePlug.Emulators;
using LettucePlug.Provider.Xai;
using LettucePlug.Sdk;
using LettucePlug.Sdk.Testing;
using LettucePlug.Tests.Support;

namespace LettucePlug.Plugins.Tests.Xai;

public sealed class XaiConformanceTests
{
    private static readonly string Manifest = File.ReadAllText(Path.Combine(Repository.Root, "plugins", "Provider.Xai", "plugin.json"));

    private static readonly IReadOnlyDictionary<string, ConformanceCheck> Checks =
        ProviderConformance.For(new ProviderSubject
        {
            Create = Provider,
            Service = () => new EmulatorHandler(new XaiEmulator()),
            ImageModel = "grok-imagine-image",
            ChatModel = "grok-4",
            SmallestSize = new ImageSize(1024, 1024),
            ReferenceOrderMatters = true,
        })
        .Concat(PluginConformance.For(() => new XaiPlugin(), Manifest))
        .ToDictionary(check => check.Name);

    public static TheoryData<string> Names => [.. Checks.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public Task Keeps_the_contract(string rule) => Checks[rule].RunAsync(TestContext.Current.CancellationToken);

    private static IProvider Provider()
    {
        var registry = new CapturedRegistry();
        using var stub = new StubPluginContext();
        new XaiPlugin().Register(registry, stub);
        return registry.Providers.Single();
    }
}
