using LettucePlug.Host.Assets;
using LettucePlug.Host.Conversations;
using LettucePlug.Host.Routing;
using LettucePlug.Host.Settings;
using LettucePlug.Host.Tui.Models;
using LettucePlug.Host.Workflows;
using LettucePlug.Tests.Chats;

namespace LettucePlug.Tests.Tui;

/// <summary>The services of chats and figures for view-models, over a stage; connections and plugins are not there.</summary>
internal sealed class ChatBackstage : IDisposable
{
    public ChatBackstage()
        : this(new Stage())
    {
    }

    private ChatBackstage(Stage stage)
    {
        Stage = stage;
        Drafts = new Drafts(Path.Combine(Stage.HomePath, "drafts"), Stage.Time);
        Board = new ActivityBoard(new InlineThread(), Stage.Time);
        var routes = new RouteFinder(Stage.Settings, Stage.Catalog);
        Services = new Services
        {
            Paths = new HostPaths { Home = Stage.HomePath },
            Time = Stage.Time,
            Settings = Stage.Settings,
            Catalog = Stage.Catalog,
            Routes = routes,
            Library = Stage.Library,
            Contents = Stage.Contents,
            Export = new AssetExport(Stage.Contents),
            Import = Stage.Import,
            Jobs = Stage.Ledger,
            Generate = Stage.Generate,
            Replay = new ReplayImage(Stage.Library, Stage.Catalog, Stage.Generate),
            Compare = new CompareImages(Stage.Generate, Stage.Time),
            CancelJob = Stage.Cancel,
            RetryJob = Stage.Retry,
            Recover = Stage.Recover,
            Connections = null!,
            Probe = null!,
            Models = null!,
            RemoteModels = null!,
            Plugins = null!,
            Figures = Stage.Figures,
            FigureEditor = Stage.Editor,
            Doctor = null!,
            Opener = null!,
            Servers = null!,
            Certificates = null!,
            Templates = null!,
            Chat = new ChatServices
            {
                Chats = Stage.Chats,
                Approvals = Stage.Approvals,
                Continue = Stage.Talk,
                Edit = Stage.Edit,
                Render = Stage.Render,
                Draft = Stage.Draft,
                Answer = Stage.Answers,
                Casts = Stage.Casts,
                References = Stage.References,
                Avatars = Stage.Avatars,
                Design = Stage.Design,
                DraftDesign = Stage.Designs,
            },
        };
    }

    public Stage Stage { get; }

    public Services Services { get; }

    public Drafts Drafts { get; }

    public ActivityBoard Board { get; }

    public ChatModel Chat() => new(Services, Board, Drafts);

    public async Task<ChatModel> OpenAsync(Chat chat)
    {
        var model = Chat();
        await model.OpenAsync(chat.Id);
        return model;
    }

    /// <summary>The same home and store after kill -9, with nothing that was only in memory.</summary>
    public ChatBackstage AfterCrash() => new(Stage.AfterCrash());

    public void Dispose()
    {
        Drafts.Dispose();
        Stage.Dispose();
    }
}
