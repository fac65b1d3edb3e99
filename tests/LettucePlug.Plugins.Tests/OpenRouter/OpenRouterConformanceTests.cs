using LettucePlug.Emulators;
using LettucePlug.Provider.OpenRouter;
using LettucePlug.Sdk;
using LettucePlug.Sdk.Testing;
using LettucePlug.Tests.Support;

namespace LettucePlug.Plugins.Tests.OpenRouter;

public sealed class OpenRouterConformanceTests
{
    private static readonly string Manifest =
        File.ReadAllText(Path.Combine(Repository.Root, "plugins", "Provider.OpenRouter", "plugin.json"));

    private static readonly IReadOnlyDictionary<string, ConformanceCheck> Checks =
        ProviderConformance.For(Subject(OpenRouterEmulator.Painter))
        .Concat(PluginConformance.For(() => new OpenRouterPlugin(), Manifest))
        .Concat(ProviderConformance.For(Subject(OpenRouterEmulator.ChatPainter))
            .Select(check => check with { Name = "A model that draws in chats: " + check.Name }))
        .ToDictionary(check => check.Name);

    public static TheoryData<string> Names => [.. Checks.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public Task Keeps_the_contract(string rule) => Checks[rule].RunAsync(TestContext.Current.CancellationToken);

    private static ProviderSubject Subject(string model) => new()
    {
        Create = Provider,
        Service = () => new EmulatorHandler(new OpenRouterEmulator()),
        ImageModel = model,
        ChatModel = OpenRouterEmulator.Talker,
        SmallestSize = new ImageSize(1024, 1024),
        ReferenceOrderMatters = true,
    };

    private static IProvider Provider()
    {
        var registry = new CapturedRegistry();
        using var stub = new StubPluginContext();
        new OpenRouterPlugin().Register(registry, stub);
        return registry.Providers.Single();
    }
}
