using LettucePlug.Host.Http;
using LettucePlug.Sdk;
using LettucePlug.Tests.Support;

namespace LettucePlug.Providers.Tests;

/// <summary>A provider's client over the host's real transport, and what the host would do with its updates.</summary>
internal sealed class ProviderHarness : IAsyncDisposable
{
    private ProviderHarness(IProviderClient client, ConnectionTransport transport, CollectingLog log, ImpatientTime time)
    {
        Client = client;
        Transport = transport;
        Log = log;
        Time = time;
    }

    public IProviderClient Client { get; }

    public ConnectionTransport Transport { get; }

    public CollectingLog Log { get; }

    public ImpatientTime Time { get; }

    public static ProviderHarness Open(
        IProvider provider,
        Uri url,
        string? key = "test-key",
        params (string Name, string Value)[] settings) =>
        Open(provider, url, key, new ImpatientTime(), settings);

    /// <summary>With a clock of one's own, for providers that ask again and again.</summary>
    public static ProviderHarness Open(
        IProvider provider,
        Uri url,
        string? key,
        ImpatientTime time,
        params (string Name, string Value)[] settings)
    {
        var log = new CollectingLog();
        var values = provider.Info.Settings.Where(setting => setting.Default is not null)
            .ToDictionary(setting => setting.Key, setting => setting.Default!);
        foreach (var (name, value) in settings)
        {
            values[name] = value;
        }

        var transport = TransportFactory.Open(
            new ConnectionEndpoint
            {
                Id = "work",
                Provider = provider.Info,
                ReadFailure = provider.ReadFailure,
                BaseUrl = url,
                Settings = values,
                Auth = key is null ? null : provider.Info.Auth[0],
                ReadKey = _ => ValueTask.FromResult(key),
            },
            log, time, log);
        return new(provider.Connect(transport), transport, log, time);
    }

    public async Task<ImageRun> GenerateAsync(ImageRequest request, CancellationToken cancellationToken)
    {
        var run = new ImageRun();
        await foreach (var update in ((IImageGenerator)Client).GenerateAsync(request, cancellationToken))
        {
            await run.TakeAsync(update, Transport, cancellationToken);
        }

        return run;
    }

    public async Task<ChatRun> ChatAsync(ChatRequest request, CancellationToken cancellationToken)
    {
        var run = new ChatRun();
        await foreach (var update in ((IChatModel)Client).ChatAsync(request, cancellationToken))
        {
            await run.TakeAsync(update, Transport, cancellationToken);
        }

        return run;
    }

    public async ValueTask DisposeAsync()
    {
        await Client.DisposeAsync();
        await Transport.DisposeAsync();
    }
}
