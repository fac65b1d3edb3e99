using LettucePlug.Emulators;
using LettucePlug.Provider.Automatic1111;
using LettucePlug.Sdk;
using LettucePlug.Sdk.Testing;
using LettucePlug.Tests.Support;

namespace LettucePlug.Plugins.Tests.Automatic1111;

public sealed class Automatic1111ConformanceTests
{
    private static readonly string Manifest = File.ReadAllText(Path.Combine(Repository.Root, "plugins", "Provider.Automatic1111", "plugin.json"));

    private static readonly IReadOnlyDictionary<string, ConformanceCheck> Checks = Enum.GetValues<WebUiFlavor>()
        .SelectMany(flavor => ProviderConformance.For(Subject(flavor)).Select(check => check with { Name = $"{flavor}: {check.Name}" }))
        .Concat(PluginConformance.For(() => new Automatic1111Plugin(), Manifest))
        .ToDictionary(check => check.Name);

    public static TheoryData<string> Names => [.. Checks.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public Task Keeps_the_contract(string rule) => Checks[rule].RunAsync(TestContext.Current.CancellationToken);

    private static ProviderSubject Subject(WebUiFlavor flavor) => new()
    {
        Create = Provider,
        Service = () => new EmulatorHandler(new Automatic1111Emulator { Flavor = flavor, HasControlNet = flavor != WebUiFlavor.SdCpp }),
        ImageModel = "dreamshaper_8",
        ReferenceOrderMatters = true,
        Time = new ImpatientTime(TimeSpan.FromSeconds(2)),
    };

    private static IProvider Provider()
    {
        var registry = new CapturedRegistry();
        using var stub = new StubPluginContext();
        new Automatic1111Plugin().Register(registry, stub);
        return registry.Providers.Single();
    }
}
