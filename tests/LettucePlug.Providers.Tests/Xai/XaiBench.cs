using LettucePlug.Emulators;
using LettucePlug.Provider.Xai;
using LettucePlug.Sdk;

namespace LettucePlug.Providers.Tests.Xai;

/// <summary>The emulator and a client that talks to it.</summary>
internal sealed class XaiBench : IAsyncDisposable
{
    public const string ImageModel = "grok-imagine-image";
    public const string ChatModel = "grok-4";

    private XaiBench(XaiEmulator server, ProviderHarness harness)
    {
        Server = server;
        Harness = harness;
    }

    public XaiEmulator Server { get; }

    public ProviderHarness Harness { get; }

    public static IProvider Provider => PluginProviders.Get<XaiPlugin>("xai");

    public static async Task<XaiBench> StartAsync(string? key = "test-key")
    {
        var server = new XaiEmulator();
        await server.StartAsync();
        return new(server, ProviderHarness.Open(Provider, new Uri(server.Url, "v1"), key));
    }

    public async ValueTask DisposeAsync()
    {
        await Harness.DisposeAsync();
        await Server.DisposeAsync();
    }
}
