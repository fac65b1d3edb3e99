using LettucePlug.Host.Assets;
using LettucePlug.Host.Connections;
using LettucePlug.Host.Conversations;
using LettucePlug.Host.Conversations.Cards;
using LettucePlug.Host.Jobs;
using LettucePlug.Host.Routing;
using LettucePlug.Host.Settings;
using LettucePlug.Host.Storage;
using LettucePlug.Host.Workflows;
using LettucePlug.Host.Workflows.Chats;
using LettucePlug.Host.Workflows.Figures;
using LettucePlug.Host.Workflows.Prompts;
using LettucePlug.Host.Workflows.Scenes;
using LettucePlug.Sdk;
using LettucePlug.Tests.Jobs;
using LettucePlug.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace LettucePlug.Tests.Chats;

/// <summary>One process with everything a chat takes but real providers and templates. After a crash another goes on.</summary>
internal sealed class Stage : IDisposable, IStorageSource
{
    private readonly TempDir _home;
    private readonly HashSet<int> _alive;
    private readonly int _process;

    public Stage()
        : this(new TempDir(), new MemoryStorage(), [], 1, new FakeConnections())
    {
    }

    private Stage(TempDir home, MemoryStorage storage, HashSet<int> alive, int process, FakeConnections connections)
    {
        (_home, Memory, _alive, _process, Connections) = (home, storage, alive, process, connections);
        _alive.Add(process);
        var paths = new HostPaths { Home = home.Path };
        Settings = new SettingsStore(paths, Time, _ => null);
        Catalog = new Catalog(paths, Time);
        var store = new Store(this);
        var ids = new IdSource(Time);
        var gate = new BlobGate(Path.Combine(home.Path, "state", "blobs.lock"), TimeProvider.System);
        Library = new AssetLibrary(store, ids);
        var ingest = new AssetIngest(store, gate);
        Contents = new AssetContents(store);
        Import = new AssetImport(Library, ingest, store, Time);
        Figures = new FigureStore(store, Library, Time);
        Chats = new ChatStore(store, Library, ids, Time);
        Approvals = new ApprovalStore(store, Time);
        Verifier = new AssetVerifier(Library, store, [Figures, Chats]);
        Ledger = new JobLedger(
            store, new FakeProcesses(alive, process), [new MessageTarget(Chats), new FigureTarget(Figures)], ids, Time);
        var loader = new ReferenceLoader(Library, Contents);
        var runner = new JobRunner(
            loader, new ImageKeeper(Library, ingest, Time), Running, Settings, Time, NullLogger<JobRunner>.Instance);
        var routes = new RouteFinder(Settings, Catalog);
        Generate = new GenerateImage(routes, connections, new ConnectionPool(Time), loader, Ledger, runner);
        Recover = new RecoverJobs(Ledger, connections, runner, NullLogger<RecoverJobs>.Instance);
        Retry = new RetryJob(Ledger, Recover, routes, connections, loader, runner);
        Cancel = new CancelJob(Ledger, connections, Running, TimeProvider.System, NullLogger<CancelJob>.Instance);
        Editor = new FigureEditor(Figures, Library, Import, new CardFile(Contents), Time);
        Design = new DesignEditor(Figures, Import, Library);

        var pictures = new ChatPictures(Library, loader);
        var messages = new PromptMessages(pictures);
        Casts = new CastFinder(Figures);
        References = new SceneReferences(pictures);
        Render = new RenderScene(Chats, Approvals, Casts, References, Settings, Generate, Time);
        Answers = new AnswerApproval(Approvals, Render);
        Draft = new DraftScene(
            Chats, Approvals, Casts, References, routes, connections, Prompts, messages, Settings, Time);
        var history = new ChatHistory(Chats, pictures);
        var downloads = new ReplyDownloads(Chats, Ledger, runner);
        var replies = new WriteReply(
            Casts,
            routes,
            connections,
            new ReplyRequest(Prompts, messages, history, routes, Settings),
            new ReplyReader(ingest),
            new ReplyKeeper(Chats, Approvals, Library, downloads, Time),
            downloads,
            new SceneOfReply(Chats, routes, References, Render, Time),
            Settings);
        Talk = new ContinueChat(Chats, new AttachedAssets(Library, Chats), routes, replies, Time);
        Edit = new EditChat(Chats, Approvals, Figures, Time);
        Avatars = new MakeAvatar(Figures, Library, routes, Prompts, Generate);
        Designs = new DraftDesign(Figures, pictures, routes, connections, Prompts, messages);
    }

    public string HomePath => _home.Path;

    public static CancellationToken Token => TestContext.Current.CancellationToken;

    public FakeTime Time { get; } = new();

    public MemoryStorage Memory { get; }

    public FakeConnections Connections { get; }

    /// <summary>The connection that every feature uses unless a test says otherwise.</summary>
    public FakeProvider Sketch => Connections["sketch"];

    public FakePrompts Prompts { get; } = new();

    public SettingsStore Settings { get; }

    public Catalog Catalog { get; }

    public AssetLibrary Library { get; }

    public AssetContents Contents { get; }

    public AssetImport Import { get; }

    public AssetVerifier Verifier { get; }

    public FigureStore Figures { get; }

    public ChatStore Chats { get; }

    public ApprovalStore Approvals { get; }

    public JobLedger Ledger { get; }

    public GenerateImage Generate { get; }

    public RunningJobs Running { get; } = new();

    public RecoverJobs Recover { get; }

    public RetryJob Retry { get; }

    public CancelJob Cancel { get; }

    public FigureEditor Editor { get; }

    public DesignEditor Design { get; }

    public CastFinder Casts { get; }

    public SceneReferences References { get; }

    public RenderScene Render { get; }

    public AnswerApproval Answers { get; }

    public DraftScene Draft { get; }

    public ContinueChat Talk { get; }

    public EditChat Edit { get; }

    public MakeAvatar Avatars { get; }

    public DraftDesign Designs { get; }

    /// <summary>Declares this process dead, as kill -9 would, and starts another with the same home and store.</summary>
    public Stage AfterCrash()
    {
        var next = new Stage(_home, Memory, _alive, _process + 1, Connections);
        _alive.Remove(_process);
        // Ids sort by time, and time goes on.
        next.Time.Advance(TimeSpan.FromMinutes(1));
        return next;
    }

    ValueTask<IStorage> IStorageSource.OpenAsync(CancellationToken cancellationToken) => ValueTask.FromResult<IStorage>(Memory);

    public void Dispose() => _home.Dispose();
}
