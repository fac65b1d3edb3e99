using LettucePlug.Host.Assets;
using LettucePlug.Host.Connections;
using LettucePlug.Host.Jobs;
using LettucePlug.Host.Routing;
using LettucePlug.Host.Settings;
using LettucePlug.Host.Storage;
using LettucePlug.Host.Workflows;
using LettucePlug.Sdk;
using LettucePlug.Tests.Jobs;
using LettucePlug.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace LettucePlug.Tests.Workflows;

/// <summary>One process with everything an image takes but a real provider. Several may share a store, as processes do.</summary>
internal sealed class Studio : IDisposable, IStorageSource
{
    private readonly TempDir _home;
    private readonly bool _ownsHome;
    private readonly HashSet<int> _alive;
    private readonly int _process;

    public Studio(IEnumerable<IJobTarget>? targets = null, IStorage? storage = null)
        : this(new TempDir(), ownsHome: true, storage ?? new MemoryStorage(), [1], 1, new ScriptedImages(), targets ?? [])
    {
    }

    private Studio(
        TempDir home,
        bool ownsHome,
        IStorage storage,
        HashSet<int> alive,
        int process,
        ScriptedImages provider,
        IEnumerable<IJobTarget> targets)
    {
        (_home, _ownsHome, Storage, _alive, _process, Provider) = (home, ownsHome, storage, alive, process, provider);
        _alive.Add(process);
        var paths = new HostPaths { Home = home.Path };
        Settings = new SettingsStore(paths, Time, _ => null);
        Catalog = new Catalog(paths, Time);
        Store = new Store(this);
        var ids = new IdSource(Time);
        Gate = new BlobGate(Path.Combine(home.Path, "state", "blobs.lock"), TimeProvider.System);
        Library = new AssetLibrary(Store, ids);
        Ingest = new AssetIngest(Store, Gate);
        Contents = new AssetContents(Store);
        Import = new AssetImport(Library, Ingest, Store, Time);
        Ledger = new JobLedger(Store, new FakeProcesses(alive, process), targets, ids, Time);
        var references = new ReferenceLoader(Library, Contents);
        var runner = new JobRunner(
            references, new ImageKeeper(Library, Ingest, Time), Running, Settings, Time, NullLogger<JobRunner>.Instance);
        var routes = new RouteFinder(Settings, Catalog);
        Generate = new GenerateImage(routes, provider, new ConnectionPool(Time), references, Ledger, runner);
        Replay = new ReplayImage(Library, Catalog, Generate);
        Compare = new CompareImages(Generate, Time);
        Recover = new RecoverJobs(Ledger, provider, runner, NullLogger<RecoverJobs>.Instance);
        Retry = new RetryJob(Ledger, Recover, routes, provider, references, runner);
        Cancel = new CancelJob(Ledger, provider, Running, TimeProvider.System, NullLogger<CancelJob>.Instance);
    }

    public FakeTime Time { get; } = new();

    public IStorage Storage { get; }

    public MemoryStorage Memory => (MemoryStorage)Storage;

    public ScriptedImages Provider { get; }

    public SettingsStore Settings { get; }

    public Catalog Catalog { get; }

    public Store Store { get; }

    public BlobGate Gate { get; }

    public AssetLibrary Library { get; }

    public AssetIngest Ingest { get; }

    public AssetContents Contents { get; }

    public AssetImport Import { get; }

    public JobLedger Ledger { get; }

    public RunningJobs Running { get; } = new();

    public GenerateImage Generate { get; }

    public ReplayImage Replay { get; }

    public CompareImages Compare { get; }

    public RecoverJobs Recover { get; }

    public RetryJob Retry { get; }

    public CancelJob Cancel { get; }

    public string HomePath => _home.Path;

    /// <summary>Another process with the same home and store.</summary>
    public Studio Another(IEnumerable<IJobTarget>? targets = null) =>
        new(_home, ownsHome: false, Storage, _alive, _alive.Max() + 1, Provider, targets ?? []);

    /// <summary>Declares this process dead, as kill -9 would, and starts another.</summary>
    public Studio AfterCrash(IEnumerable<IJobTarget>? targets = null)
    {
        var next = Another(targets);
        _alive.Remove(_process);
        return next;
    }

    public async Task<ImageOutcome> RunAsync(ImageAsk ask) =>
        await Generate.RunAsync(ask, TestContext.Current.CancellationToken)
            .ToOutcomeAsync(null, TestContext.Current.CancellationToken);

    public async Task<IReadOnlyList<JobRecord>> JobsAsync()
    {
        List<JobRecord> all = [];
        await foreach (var job in Ledger.ListAsync(null, TestContext.Current.CancellationToken))
        {
            all.Add(job);
        }

        return all;
    }

    public async Task<IReadOnlyList<AssetRecord>> AssetsAsync()
    {
        List<AssetRecord> all = [];
        await foreach (var asset in Library.ListAsync(new AssetFilter(), TestContext.Current.CancellationToken))
        {
            all.Add(asset);
        }

        return all;
    }

    public async Task<VerifyReport> VerifyAsync() =>
        await new AssetVerifier(Library, Store, []).RunAsync(TestContext.Current.CancellationToken);

    /// <summary>An asset of the user's own.</summary>
    public async Task<AssetRecord> AssetAsync(byte shade = 200)
    {
        using var bytes = new MemoryStream(Pictures.Png(shade));
        return await Import.StreamAsync(
            bytes, "the test", $"{shade}.png", AssetKinds.Imported, TestContext.Current.CancellationToken);
    }

    public static ImageReady Ready(byte shade = 1, ulong? seed = null) =>
        new() { Image = ImageContent.FromBytes(Pictures.Png(shade)), Seed = seed };

    ValueTask<IStorage> IStorageSource.OpenAsync(CancellationToken cancellationToken) => ValueTask.FromResult(Storage);

    public void Dispose()
    {
        if (_ownsHome)
        {
            _home.Dispose();
        }
    }
}
