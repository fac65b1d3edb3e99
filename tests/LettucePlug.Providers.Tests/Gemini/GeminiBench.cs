using LettucePlug.Emulators;
using LettucePlug.Provider.Gemini;
using LettucePlug.Sdk;

namespace LettucePlug.Providers.Tests.Gemini;

/// <summary>The emulator and a client that talks to it.</summary>
internal sealed class GeminiBench : IAsyncDisposable
{
    public const string ImageModel = "gemini-3.1-flash-image";
    public const string ChatModel = "gemini-2.5-flash";

    private GeminiBench(GeminiEmulator server, ProviderHarness harness)
    {
        Server = server;
        Harness = harness;
    }

    public GeminiEmulator Server { get; }

    public ProviderHarness Harness { get; }

    public static IProvider Provider => PluginProviders.Get<GeminiPlugin>("gemini");

    public static async Task<GeminiBench> StartAsync(string? key = "test-key", string safety = "default")
    {
        var server = new GeminiEmulator();
        await server.StartAsync();
        return new(server, ProviderHarness.Open(Provider, new Uri(server.Url, "v1beta"), key, ("safety", safety)));
    }

    public async ValueTask DisposeAsync()
    {
        await Harness.DisposeAsync();
        await Server.DisposeAsync();
    }
}
