using LettucePlug.Host.Assets;
using LettucePlug.Host.Connections;
using LettucePlug.Host.Conversations;
using LettucePlug.Host.Diagnostics;
using LettucePlug.Host.Jobs;
using LettucePlug.Host.Plugins;
using LettucePlug.Host.Routing;
using LettucePlug.Host.Settings;
using LettucePlug.Host.Workflows;

namespace LettucePlug.Host.Tui.Models;

/// <summary>What the view-models work with. Filled in by whoever knows how the program is put together.</summary>
internal sealed record Services
{
    public required HostPaths Paths { get; init; }

    public required TimeProvider Time { get; init; }

    public required SettingsStore Settings { get; init; }

    public required Catalog Catalog { get; init; }

    public required RouteFinder Routes { get; init; }

    public required AssetLibrary Library { get; init; }

    public required AssetContents Contents { get; init; }

    public required AssetExport Export { get; init; }

    public required AssetImport Import { get; init; }

    public required JobLedger Jobs { get; init; }

    public required GenerateImage Generate { get; init; }

    public required ReplayImage Replay { get; init; }

    public required CompareImages Compare { get; init; }

    public required CancelJob CancelJob { get; init; }

    public required RetryJob RetryJob { get; init; }

    public required RecoverJobs Recover { get; init; }

    public required ConnectionEditor Connections { get; init; }

    public required ConnectionProbe Probe { get; init; }

    /// <summary>To be told of connections that were changed, so that the next use sees what they are now.</summary>
    public required ConnectionOpener Opener { get; init; }

    public required LocalServers Servers { get; init; }

    public required TrustedRoots Certificates { get; init; }

    public required TemplateServices Templates { get; init; }

    public required ModelEditor Models { get; init; }

    public required RemoteModels RemoteModels { get; init; }

    public required IPluginHost Plugins { get; init; }

    public required FigureStore Figures { get; init; }

    public required FigureEditor FigureEditor { get; init; }

    public required Doctor Doctor { get; init; }

    public required ChatServices Chat { get; init; }

    /// <summary>Whether there was a chat at the start: then the program opens there.</summary>
    public bool HasChats { get; init; }
}
