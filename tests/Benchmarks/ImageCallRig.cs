using LettucePlug.Host.Assets;
using LettucePlug.Host.Connections;
using LettucePlug.Host.Http;
using LettucePlug.Host.Jobs;
using LettucePlug.Host.Routing;
using LettucePlug.Host.Settings;
using LettucePlug.Host.Storage;
using LettucePlug.Host.Workflows;
using LettucePlug.Provider.OpenAi;
using LettucePlug.Sdk;
using LettucePlug.Sdk.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace LettucePlug.Benchmarks;

/// <summary>
/// Everything an image takes between the command line and the service: route, job record, guarded call, the plugin's
/// reading, ingest and record, over the real store.
/// </summary>
internal sealed class ImageCallRig : IStorageSource, IConnectionOpener, IPluginLog, IAsyncDisposable
{
    public const string Model = "painter";
    public const string ModelName = "gpt-image-1";

    private const string ConnectionId = "service";

    private readonly IStorage _storage;
    private readonly ConnectionTransport _transport;
    private readonly IProvider _provider;
    private readonly IProviderClient _client;
    private readonly Catalog _catalog;
    private readonly GenerateImage _images;

    public ImageCallRig(IStorage storage, string home, Uri service)
    {
        _storage = storage;
        var time = TimeProvider.System;
        var paths = new HostPaths { Home = home };
        var settings = new SettingsStore(paths, time, _ => null);
        var store = new Store(this);
        var ids = new IdSource(time);
        var library = new AssetLibrary(store, ids);
        var ingest = new AssetIngest(store, new BlobGate(Path.Combine(home, "state", "blobs.lock"), time));
        var loader = new ReferenceLoader(library, new AssetContents(store));
        var runner = new JobRunner(
            loader, new ImageKeeper(library, ingest, time), new RunningJobs(), settings, time, NullLogger<JobRunner>.Instance);
        _catalog = new Catalog(paths, time);
        _images = new GenerateImage(
            new RouteFinder(settings, _catalog), this, new ConnectionPool(time), loader,
            new JobLedger(store, new ProcessTable(), [], ids, time), runner);
        _provider = Provider();
        _transport = TransportFactory.Open(
            new ConnectionEndpoint
            {
                Id = ConnectionId,
                Provider = _provider.Info,
                BaseUrl = service,
                ReadFailure = _provider.ReadFailure,
                Auth = AuthScheme.Bearer,
                ReadKey = static _ => ValueTask.FromResult<string?>("test-key"),
            },
            this, time, NullLoggerFactory.Instance);
        _client = _provider.Connect(_transport);
    }

    public async Task AddModelAsync()
    {
        await _catalog.AddAsync(
            new Connection { Id = ConnectionId, Provider = _provider.Info.Id, Name = ConnectionId }, CancellationToken.None);
        await _catalog.AddAsync(
            new ConfiguredModel
            {
                Id = Model,
                Connection = ConnectionId,
                Name = ModelName,
                Input = ["text", "image"],
                Output = ["image"],
            },
            CancellationToken.None);
    }

    /// <summary>Makes one image and keeps it.</summary>
    public async Task RunAsync(string prompt)
    {
        var kept = 0;
        await foreach (var happened in _images.RunAsync(new ImageAsk { Prompt = prompt, Model = Model }, CancellationToken.None))
        {
            kept += happened is WorkflowEvent.ImageStored ? 1 : 0;
        }

        if (kept != 1)
        {
            throw new InvalidOperationException($"One image was asked for, and {kept} were kept.");
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _client.DisposeAsync();
        await _transport.DisposeAsync();
    }

    void IPluginLog.Write(PluginLogLevel level, string message)
    {
    }

    ValueTask<IStorage> IStorageSource.OpenAsync(CancellationToken cancellationToken) => ValueTask.FromResult(_storage);

    ValueTask<OpenConnection> IConnectionOpener.OpenAsync(string connectionId, CancellationToken cancellationToken) =>
        ValueTask.FromResult(new OpenConnection
        {
            Connection = new Connection { Id = connectionId, Provider = _provider.Info.Id, Name = connectionId },
            Info = _provider.Info,
            FindImageLimits = _provider.FindImageLimits,
            Images = (IImageGenerator)_client,
            DownloadAsync = async (address, token) =>
                (await _transport.DownloadAsync(address, new DownloadLimits(), token)).Body,
        });

    private static IProvider Provider()
    {
        var registry = new CapturedRegistry();
        using var stub = new StubPluginContext();
        new OpenAiPlugin().Register(registry, stub);
        return registry.Providers.Single(provider => provider.Info.Id == "openai");
    }
}
