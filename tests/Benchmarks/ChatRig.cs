using LettucePlug.Host.Assets;
using LettucePlug.Host.Connections;
using LettucePlug.Host.Conversations;
using LettucePlug.Host.Jobs;
using LettucePlug.Host.Routing;
using LettucePlug.Host.Settings;
using LettucePlug.Host.Storage;
using LettucePlug.Host.Workflows;
using LettucePlug.Host.Workflows.Chats;
using LettucePlug.Host.Workflows.Prompts;
using LettucePlug.Host.Workflows.Scenes;
using LettucePlug.Sdk;
using Microsoft.Extensions.Logging.Abstractions;

namespace LettucePlug.Benchmarks;

/// <summary>Everything a chat takes, with a model that answers at once: what is measured is the program alone.</summary>
internal sealed class ChatRig : IStorageSource, IConnectionOpener, IPromptSource, IChatModel
{
    private readonly IStorage _storage;

    public ChatRig(IStorage storage, string home)
    {
        _storage = storage;
        var time = TimeProvider.System;
        var paths = new HostPaths { Home = home };
        var settings = new SettingsStore(paths, time, _ => null);
        var store = new Store(this);
        var ids = new IdSource(time);
        var library = new AssetLibrary(store, ids);
        var ingest = new AssetIngest(store, new BlobGate(Path.Combine(home, "state", "blobs.lock"), time));
        Figures = new FigureStore(store, library, time);
        Chats = new ChatStore(store, library, ids, time);
        var approvals = new ApprovalStore(store, time);
        var loader = new ReferenceLoader(library, new AssetContents(store));
        var ledger = new JobLedger(store, new ProcessTable(), [new MessageTarget(Chats)], ids, time);
        var runner = new JobRunner(
            loader, new ImageKeeper(library, ingest, time), new RunningJobs(), settings, time, NullLogger<JobRunner>.Instance);
        var routes = new RouteFinder(settings, new Catalog(paths, time));
        var pictures = new ChatPictures(library, loader);
        var messages = new PromptMessages(pictures);
        var casts = new CastFinder(Figures);
        var references = new SceneReferences(pictures);
        var render = new RenderScene(
            Chats, approvals, casts, references, settings, new GenerateImage(routes, this, new ConnectionPool(time), loader, ledger, runner), time);
        Draft = new DraftScene(Chats, approvals, casts, references, routes, this, this, messages, settings, time);
        var downloads = new ReplyDownloads(Chats, ledger, runner);
        var replies = new WriteReply(
            casts,
            routes,
            this,
            new ReplyRequest(this, messages, new ChatHistory(Chats, pictures), routes, settings),
            new ReplyReader(ingest),
            new ReplyKeeper(Chats, approvals, library, downloads, time),
            downloads,
            new SceneOfReply(Chats, routes, references, render, time),
            settings);
        Talk = new ContinueChat(Chats, new AttachedAssets(library, Chats), routes, replies, time);
    }

    public FigureStore Figures { get; }

    public ChatStore Chats { get; }

    public DraftScene Draft { get; }

    public ContinueChat Talk { get; }

    ValueTask<IStorage> IStorageSource.OpenAsync(CancellationToken cancellationToken) => ValueTask.FromResult(_storage);

    ValueTask<OpenConnection> IConnectionOpener.OpenAsync(string connectionId, CancellationToken cancellationToken) =>
        ValueTask.FromResult(new OpenConnection
        {
            Connection = new Connection { Id = connectionId, Provider = "canned", Name = connectionId },
            Info = new ProviderInfo { Id = "canned", Title = "Canned" },
            Chat = this,
            DownloadAsync = (_, _) => throw new InvalidOperationException("Nothing is downloaded."),
        });

    ValueTask<Prompt> IPromptSource.RenderAsync(PromptCall call, CancellationToken cancellationToken) =>
        ValueTask.FromResult(new Prompt
        {
            Turns = [new PromptTurn { Role = ChatRole.System, Pieces = [new PromptPiece.Words("You are Mara.")] }],
            Text = "You are Mara.",
        });

    async IAsyncEnumerable<ChatUpdate> IChatModel.ChatAsync(
        ChatRequest request, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        yield return new ChatTextDelta { Text = "A short answer." };
        yield return new ChatFinished { Reason = FinishReason.Stop };
    }
}
