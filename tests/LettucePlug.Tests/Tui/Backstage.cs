using LettucePlug.Host.Assets;
using LettucePlug.Host.Routing;
using LettucePlug.Host.Settings;
using LettucePlug.Host.Tui.Models;
using LettucePlug.Tests.Workflows;

namespace LettucePlug.Tests.Tui;

/// <summary>The services of images for view-models; what belongs to chats and connections is not there.</summary>
internal sealed class Backstage : IDisposable
{
    public Backstage()
    {
        Drafts = new Drafts(Path.Combine(Studio.HomePath, "drafts"), Studio.Time);
        Board = new ActivityBoard(new InlineThread(), Studio.Time);
        Services = new Services
        {
            Paths = new HostPaths { Home = Studio.HomePath },
            Time = Studio.Time,
            Settings = Studio.Settings,
            Catalog = Studio.Catalog,
            Routes = new RouteFinder(Studio.Settings, Studio.Catalog),
            Library = Studio.Library,
            Contents = Studio.Contents,
            Export = new AssetExport(Studio.Contents),
            Import = Studio.Import,
            Jobs = Studio.Ledger,
            Generate = Studio.Generate,
            Replay = Studio.Replay,
            Compare = Studio.Compare,
            CancelJob = Studio.Cancel,
            RetryJob = Studio.Retry,
            Recover = Studio.Recover,
            Connections = null!,
            Probe = null!,
            Opener = null!,
            Servers = null!,
            Certificates = null!,
            Templates = null!,
            Models = null!,
            RemoteModels = null!,
            Plugins = null!,
            Figures = null!,
            FigureEditor = null!,
            Doctor = null!,
            Chat = null!,
        };
    }

    public Studio Studio { get; } = new();

    public Services Services { get; }

    public Drafts Drafts { get; }

    public ActivityBoard Board { get; }

    public void Dispose()
    {
        Drafts.Dispose();
        Studio.Dispose();
    }
}
