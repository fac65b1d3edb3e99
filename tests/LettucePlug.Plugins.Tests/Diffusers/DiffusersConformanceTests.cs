using LettucePlug.Emulators;
using LettucePlug.Provider.Diffusers;
using LettucePlug.Sdk;
using LettucePlug.Sdk.Testing;
using LettucePlug.Tests.Support;

namespace LettucePlug.Plugins.Tests.Diffusers;

public sealed class DiffusersConformanceTests
{
    private static readonly string Manifest = File.ReadAllText(Path.Combine(Repository.Root, "plugins", "Provider.Diffusers", "plugin.json"));

    private static readonly IReadOnlyDictionary<string, ConformanceCheck> Checks = new[]
    {
        Subject("openai", () => new DiffusersEmulator(DiffusersDialect.OpenAi), "Qwen/Qwen-Image", ordersReferences: true),
        Subject("localai", () => new DiffusersEmulator(DiffusersDialect.LocalAi), "stablediffusion", ordersReferences: true),
        Subject("sdcpp", () => new DiffusersEmulator(DiffusersDialect.SdCpp), "sd-cpp-local", ordersReferences: true),
        Subject("sdapi", () => new Automatic1111Emulator { HasControlNet = true }, "dreamshaper_8", ordersReferences: true),
        Subject("server", () => new DiffusersEmulator(DiffusersDialect.Server), "default"),
        Subject("server-async", () => new DiffusersEmulator(DiffusersDialect.AsyncServer), "default"),
        Subject("inference", () => new DiffusersEmulator(DiffusersDialect.Inference), "default"),
    }
        .SelectMany(subject => ProviderConformance.For(subject)
            // A word-only dialect refuses references, which the check of the request's immutability brings along.
            .Where(check => subject.Settings["dialect"] is not ("server" or "server-async") || check.Name != "The request stays as it was.")
            .Select(check => check with { Name = $"{subject.Settings["dialect"]}: {check.Name}" }))
        .Concat(PluginConformance.For(() => new DiffusersPlugin(), Manifest))
        .ToDictionary(check => check.Name);

    public static TheoryData<string> Names => [.. Checks.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public Task Keeps_the_contract(string rule) => Checks[rule].RunAsync(TestContext.Current.CancellationToken);

    private static ProviderSubject Subject(string dialect, Func<Emulator> emulator, string model, bool ordersReferences = false) => new()
    {
        Create = Provider,
        Service = () => new EmulatorHandler(emulator()),
        Settings = new Dictionary<string, string> { ["dialect"] = dialect },
        ImageModel = model,
        ReferenceOrderMatters = ordersReferences,
        // A job that is given up is waited for, for its id: here not at all.
        Time = new ImpatientTime(dialect == "sdcpp" ? null : TimeSpan.FromSeconds(2)),
    };

    private static IProvider Provider()
    {
        var registry = new CapturedRegistry();
        using var stub = new StubPluginContext();
        new DiffusersPlugin().Register(registry, stub);
        return registry.Providers.Single();
    }
}
