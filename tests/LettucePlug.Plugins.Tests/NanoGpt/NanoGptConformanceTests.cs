using LettucePlug.Emulators;
using LettucePlug.Provider.NanoGpt;
using LettucePlug.Sdk;
using LettucePlug.Sdk.Testing;
using LettucePlug.Tests.Support;

namespace LettucePlug.Plugins.Tests.NanoGpt;

public sealed class NanoGptConformanceTests
{
    private static readonly string Manifest =
        File.ReadAllText(Path.Combine(Repository.Root, "plugins", "Provider.NanoGpt", "plugin.json"));

    private static readonly IReadOnlyDictionary<string, ConformanceCheck> Checks =
        ProviderConformance.For(Subject())
        .Concat(PluginConformance.For(() => new NanoGptPlugin(), Manifest))
        .ToDictionary(check => check.Name);

    public static TheoryData<string> Names => [.. Checks.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public Task Keeps_the_contract(string rule) => Checks[rule].RunAsync(TestContext.Current.CancellationToken);

    private static ProviderSubject Subject() => new()
    {
        Create = Provider,
        Service = () => new EmulatorHandler(new NanoGptEmulator()),
        ImageModel = NanoGptEmulator.Editor,
        ChatModel = NanoGptEmulator.Talker,
        ReferenceOrderMatters = true,
    };

    private static IProvider Provider()
    {
        var registry = new CapturedRegistry();
        using var stub = new StubPluginContext();
        new NanoGptPlugin().Register(registry, stub);
        return registry.Providers.Single();
    }
}
