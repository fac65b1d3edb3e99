using LettucePlug.Emulators;
using LettucePlug.Sdk;

namespace LettucePlug.Providers.Tests;

/// <summary>An emulator and a client that talks to it.</summary>
internal sealed class Bench<TEmulator> : IAsyncDisposable
    where TEmulator : Emulator, new()
{
    private Bench(TEmulator server, ProviderHarness harness)
    {
        Server = server;
        Harness = harness;
    }

    public TEmulator Server { get; }

    public ProviderHarness Harness { get; }

    /// <summary>What was asked to be made, without the questions about models.</summary>
    public IReadOnlyList<RecordedRequest> Posts => [.. Server.Requests.Where(request => request.Method == "POST")];

    public static async Task<Bench<TEmulator>> StartAsync(
        IProvider provider, string path, string? key = "test-key", params (string Name, string Value)[] settings)
    {
        var server = new TEmulator();
        await server.StartAsync();
        return new(server, ProviderHarness.Open(provider, new Uri(server.Url, path), key, settings));
    }

    public async ValueTask DisposeAsync()
    {
        await Harness.DisposeAsync();
        await Server.DisposeAsync();
    }
}
