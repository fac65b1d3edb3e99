using LettucePlug.Emulators;
using LettucePlug.Provider.OpenAi;
using LettucePlug.Sdk;

namespace LettucePlug.Providers.Tests.OpenAi;

/// <summary>The emulator and a client that talks to it.</summary>
internal sealed class OpenAiBench : IAsyncDisposable
{
    private OpenAiBench(OpenAiEmulator server, ProviderHarness harness)
    {
        Server = server;
        Harness = harness;
    }

    public OpenAiEmulator Server { get; }

    public ProviderHarness Harness { get; }

    public static IProvider Official => PluginProviders.Get<OpenAiPlugin>("openai");

    public static IProvider Compatible => PluginProviders.Get<OpenAiPlugin>("openai-compatible");

    public static async Task<OpenAiBench> StartAsync(
        IProvider? provider = null, string? key = "test-key", int partialImages = 0)
    {
        var server = new OpenAiEmulator();
        await server.StartAsync();
        return new(server, ProviderHarness.Open(
            provider ?? Official, new Uri(server.Url, "v1"), key, ("partialImages", $"{partialImages}")));
    }

    public async ValueTask DisposeAsync()
    {
        await Harness.DisposeAsync();
        await Server.DisposeAsync();
    }
}
