using LettucePlug.Emulators;
using LettucePlug.Provider.Automatic1111;
using LettucePlug.Sdk;
using LettucePlug.Tests.Support;

namespace LettucePlug.Providers.Tests.Automatic1111;

/// <summary>The emulator and a client that talks to it, by a clock whose waits are over at once.</summary>
internal sealed class WebUiBench : IAsyncDisposable
{
    private WebUiBench(Automatic1111Emulator server, ProviderHarness harness)
    {
        Server = server;
        Harness = harness;
    }

    public const string Model = "dreamshaper_8";

    public static IProvider Provider => PluginProviders.Get<Automatic1111Plugin>("automatic1111");

    public Automatic1111Emulator Server { get; }

    public ProviderHarness Harness { get; }

    /// <summary>The one request for pictures.</summary>
    public RecordedRequest Drawing => Server.Requests.Single(request => request.Method == "POST" && request.Path.EndsWith("2img", StringComparison.Ordinal));

    public static async Task<WebUiBench> StartAsync(
        Automatic1111Emulator? server = null, string? key = null, params (string Name, string Value)[] settings)
    {
        server ??= new Automatic1111Emulator();
        await server.StartAsync();
        return new(server, ProviderHarness.Open(Provider, server.Url, key, new ImpatientTime(TimeSpan.FromSeconds(2)), settings));
    }

    public async ValueTask DisposeAsync()
    {
        await Harness.DisposeAsync();
        await Server.DisposeAsync();
    }
}
