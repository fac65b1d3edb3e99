using LettucePlug.Emulators;
using LettucePlug.Provider.OpenAi;
using LettucePlug.Sdk;
using LettucePlug.Sdk.Testing;
using LettucePlug.Tests.Support;

namespace LettucePlug.Plugins.Tests.OpenAi;

public sealed class OpenAiConformanceTests
{
    private static readonly string Manifest = File.ReadAllText(Path.Combine(Repository.Root, "plugins", "Provider.OpenAi", "plugin.json"));

    private static readonly IReadOnlyDictionary<string, ConformanceCheck> Checks =
        ProviderConformance.For(Subject("openai"))
        .Concat(PluginConformance.For(() => new OpenAiPlugin(), Manifest))
        .Concat(ProviderConformance.For(Subject("openai-compatible"))
            .Select(check => check with { Name = "A compatible server: " + check.Name }))
        .ToDictionary(check => check.Name);

    public static TheoryData<string> Names => [.. Checks.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public Task Keeps_the_contract(string rule) => Checks[rule].RunAsync(TestContext.Current.CancellationToken);

    private static ProviderSubject Subject(string id) => new()
    {
        Create = () => Provider(id),
        Service = () => new EmulatorHandler(new OpenAiEmulator()),
        ImageModel = "gpt-image-1",
        ChatModel = "gpt-4.1-nano",
        SmallestSize = new ImageSize(1024, 1024),
        ReferenceOrderMatters = true,
    };

    private static IProvider Provider(string id)
    {
        var registry = new CapturedRegistry();
        using var stub = new StubPluginContext();
        new OpenAiPlugin().Register(registry, stub);
        return registry.Providers.Single(provider => provider.Info.Id == id);
    }
}
