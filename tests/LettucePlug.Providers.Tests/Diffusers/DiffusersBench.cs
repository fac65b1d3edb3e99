using LettucePlug.Emulators;
using LettucePlug.Provider.Diffusers;
using LettucePlug.Sdk;
using LettucePlug.Tests.Support;

namespace LettucePlug.Providers.Tests.Diffusers;

/// <summary>The emulator and a client that talks to it, by a clock whose waits are over at once.</summary>
internal sealed class DiffusersBench : IAsyncDisposable
{
    private DiffusersBench(DiffusersEmulator server, ProviderHarness harness)
    {
        Server = server;
        Harness = harness;
    }

    public static IProvider Provider => PluginProviders.Get<DiffusersPlugin>("diffusers");

    public DiffusersEmulator Server { get; }

    public ProviderHarness Harness { get; }

    public IImageGenerator Images => (IImageGenerator)Harness.Client;

    public RecordedRequest Post => Server.Requests.Single(request => request.Method == "POST");

    public static async Task<DiffusersBench> StartAsync(DiffusersEmulator server, string? key = null, string path = "", string dialect = "auto")
    {
        await server.StartAsync();
        return new(server, ProviderHarness.Open(
            Provider, new Uri(server.Url, path), key, new ImpatientTime(TimeSpan.FromSeconds(2)), ("dialect", dialect)));
    }

    public static Task<DiffusersBench> StartAsync(DiffusersDialect dialect) => StartAsync(new DiffusersEmulator(dialect));

    public async ValueTask DisposeAsync()
    {
        await Harness.DisposeAsync();
        await Server.DisposeAsync();
    }
}
