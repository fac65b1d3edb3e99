using LettucePlug.Emulators;
using LettucePlug.Provider.Gemini;
using LettucePlug.Sdk;
using LettucePlug.Sdk.Testing;
using LettucePlug.Tests.Support;

namespace LettucePlug.Plugins.Tests.Gemini;

public sealed class GeminiConformanceTests
{
    private static readonly string Manifest = File.ReadAllText(Path.Combine(Repository.Root, "plugins", "Provider.Gemini", "plugin.json"));

    private static readonly IReadOnlyDictionary<string, ConformanceCheck> Checks =
        ProviderConformance.For(new ProviderSubject
        {
            Create = Provider,
            Service = () => new EmulatorHandler(
                new GeminiEmulator(), (request, key) => request.Headers.TryAddWithoutValidation("x-goog-api-key", key)),
            ImageModel = "gemini-3.1-flash-image",
            ChatModel = "gemini-2.5-flash",
            SmallestSize = new ImageSize(512, 512),
            ReferenceOrderMatters = true,
        })
        .Concat(PluginConformance.For(() => new GeminiPlugin(), Manifest))
        .ToDictionary(check => check.Name);

    public static TheoryData<string> Names => [.. Checks.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public Task Keeps_the_contract(string rule) => Checks[rule].RunAsync(TestContext.Current.CancellationToken);

    private static IProvider Provider()
    {
        var registry = new CapturedRegistry();
        using var stub = new StubPluginContext();
        new GeminiPlugin().Register(registry, stub);
        return registry.Providers.Single();
    }
}
