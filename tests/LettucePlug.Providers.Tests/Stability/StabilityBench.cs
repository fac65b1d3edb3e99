using LettucePlug.Emulators;
using LettucePlug.Provider.Stability;
using LettucePlug.Sdk;

namespace LettucePlug.Providers.Tests.Stability;

/// <summary>The emulator and a client that talks to it.</summary>
internal sealed class StabilityBench : IAsyncDisposable
{
    private StabilityBench(StabilityEmulator server, ProviderHarness harness)
    {
        Server = server;
        Harness = harness;
    }

    public StabilityEmulator Server { get; }

    public ProviderHarness Harness { get; }

    /// <summary>What the last request held, by the names of its parts.</summary>
    public IReadOnlyDictionary<string, string> Sent =>
        Server.Requests[^1].Parts.ToDictionary(part => part.Name, part => part.FileName ?? part.Text);

    public static IProvider Provider => PluginProviders.Get<StabilityPlugin>("stability");

    public static ImageReference Reference(int seed) => Some.Reference(TestPictures.Png(64, 64, seed));

    public static async Task<StabilityBench> StartAsync(string? key = "test-key")
    {
        var server = new StabilityEmulator();
        await server.StartAsync();
        return new(server, ProviderHarness.Open(Provider, server.Url, key));
    }

    public async ValueTask DisposeAsync()
    {
        await Harness.DisposeAsync();
        await Server.DisposeAsync();
    }
}
