using LettucePlug.Emulators;
using LettucePlug.Provider.NanoGpt;
using LettucePlug.Provider.OpenRouter;
using LettucePlug.Provider.Pollinations;
using LettucePlug.Providers.Tests.Gemini;
using LettucePlug.Providers.Tests.OpenAi;
using LettucePlug.Providers.Tests.Stability;
using LettucePlug.Providers.Tests.Xai;
using LettucePlug.Sdk;

namespace LettucePlug.Providers.Tests;

/// <summary>One of the hosted services, for what must hold with all of them.</summary>
internal sealed record HostedService
{
    public required IProvider Provider { get; init; }

    public required Func<Emulator> Create { get; init; }

    /// <summary>What follows the address of the emulator.</summary>
    public string Path { get; init; } = "";

    /// <summary>A model that draws, and takes a reference.</summary>
    public required string Painter { get; init; }

    /// <summary>The end of the route on which it draws from words.</summary>
    public required string Route { get; init; }

    /// <summary>A model that chats; null where the service has none.</summary>
    public string? Talker { get; init; }

    public static TheoryData<string> Ids => ["openai", "openrouter", "gemini", "stability", "xai", "nanogpt", "pollinations"];

    public static HostedService Find(string id) => id switch
    {
        "openai" => new()
        {
            Provider = OpenAiBench.Official,
            Create = static () => new OpenAiEmulator(),
            Path = "v1",
            Painter = "gpt-image-1",
            Route = "/generations",
            Talker = "gpt-4.1-nano",
        },
        "openrouter" => new()
        {
            Provider = PluginProviders.Get<OpenRouterPlugin>(id),
            Create = static () => new OpenRouterEmulator(),
            Path = "api/v1",
            Painter = OpenRouterEmulator.Painter,
            Route = "/images",
            Talker = OpenRouterEmulator.Talker,
        },
        "gemini" => new()
        {
            Provider = GeminiBench.Provider,
            Create = static () => new GeminiEmulator(),
            Path = "v1beta",
            Painter = GeminiBench.ImageModel,
            Route = ":generateContent",
            Talker = GeminiBench.ChatModel,
        },
        "stability" => new()
        {
            Provider = StabilityBench.Provider,
            Create = static () => new StabilityEmulator(),
            Painter = "ultra",
            Route = "/ultra",
        },
        "xai" => new()
        {
            Provider = XaiBench.Provider,
            Create = static () => new XaiEmulator(),
            Path = "v1",
            Painter = XaiBench.ImageModel,
            Route = "/generations",
            Talker = "grok-4",
        },
        "nanogpt" => new()
        {
            Provider = PluginProviders.Get<NanoGptPlugin>(id),
            Create = static () => new NanoGptEmulator(),
            Path = "api/v1",
            Painter = NanoGptEmulator.Editor,
            Route = "/generations",
            Talker = NanoGptEmulator.Talker,
        },
        "pollinations" => new()
        {
            Provider = PluginProviders.Get<PollinationsPlugin>(id),
            Create = static () => new PollinationsEmulator(),
            Path = "v1",
            Painter = PollinationsEmulator.Editor,
            Route = "/generations",
            Talker = PollinationsEmulator.Talker,
        },
        _ => throw new ArgumentOutOfRangeException(nameof(id), id, "No hosted service."),
    };

    public ProviderHarness Open(Emulator server) => ProviderHarness.Open(Provider, new Uri(server.Url, Path), server.Key);
}
