using LettucePlug.Host.Assets;
using LettucePlug.Host.Connections;
using LettucePlug.Host.Conversations;
using LettucePlug.Host.Diagnostics;
using LettucePlug.Host.Jobs;
using LettucePlug.Host.Plugins;
using LettucePlug.Host.Routing;
using LettucePlug.Host.Settings;
using LettucePlug.Host.Templates;
using LettucePlug.Host.Tui.Models;
using LettucePlug.Host.Workflows;
using LettucePlug.Host.Workflows.Chats;
using LettucePlug.Host.Workflows.Figures;
using LettucePlug.Host.Workflows.Scenes;
using Microsoft.Extensions.DependencyInjection;

namespace LettucePlug.Host.Cli;

/// <summary>Hands the screens what they work with.</summary>
internal static class ScreenServices
{
    public static async Task<Services> MakeAsync(ServiceProvider provider, CancellationToken cancellationToken)
    {
        var services = new Services
        {
            Paths = provider.GetRequiredService<HostPaths>(),
            Time = provider.GetRequiredService<TimeProvider>(),
            Settings = provider.GetRequiredService<SettingsStore>(),
            Catalog = provider.GetRequiredService<Catalog>(),
            Routes = provider.GetRequiredService<RouteFinder>(),
            Library = provider.GetRequiredService<AssetLibrary>(),
            Contents = provider.GetRequiredService<AssetContents>(),
            Export = provider.GetRequiredService<AssetExport>(),
            Import = provider.GetRequiredService<AssetImport>(),
            Jobs = provider.GetRequiredService<JobLedger>(),
            Generate = provider.GetRequiredService<GenerateImage>(),
            Replay = provider.GetRequiredService<ReplayImage>(),
            Compare = provider.GetRequiredService<CompareImages>(),
            CancelJob = provider.GetRequiredService<CancelJob>(),
            RetryJob = provider.GetRequiredService<RetryJob>(),
            Recover = provider.GetRequiredService<RecoverJobs>(),
            Connections = provider.GetRequiredService<ConnectionEditor>(),
            Probe = provider.GetRequiredService<ConnectionProbe>(),
            Opener = provider.GetRequiredService<ConnectionOpener>(),
            Servers = provider.GetRequiredService<LocalServers>(),
            Certificates = provider.GetRequiredService<TrustedRoots>(),
            Templates = new TemplateServices
            {
                Library = provider.GetRequiredService<TemplateLibrary>(),
                Editor = provider.GetRequiredService<TemplateEditor>(),
                Renderer = provider.GetRequiredService<PromptRenderer>(),
            },
            Models = provider.GetRequiredService<ModelEditor>(),
            RemoteModels = provider.GetRequiredService<RemoteModels>(),
            Plugins = provider.GetRequiredService<IPluginHost>(),
            Figures = provider.GetRequiredService<FigureStore>(),
            FigureEditor = provider.GetRequiredService<FigureEditor>(),
            Doctor = provider.GetRequiredService<Doctor>(),
            Chat = ChatOf(provider),
        };

        // Puts the jobs of a crashed process in order before anything shows them.
        await services.Recover.SweepAsync(cancellationToken);
        await foreach (var _ in services.Chat.Chats.ListAsync(cancellationToken))
        {
            return services with { HasChats = true };
        }

        return services;
    }

    private static ChatServices ChatOf(ServiceProvider provider) => new()
    {
        Chats = provider.GetRequiredService<ChatStore>(),
        Approvals = provider.GetRequiredService<ApprovalStore>(),
        Continue = provider.GetRequiredService<ContinueChat>(),
        Edit = provider.GetRequiredService<EditChat>(),
        Render = provider.GetRequiredService<RenderScene>(),
        Draft = provider.GetRequiredService<DraftScene>(),
        Answer = provider.GetRequiredService<AnswerApproval>(),
        Casts = provider.GetRequiredService<CastFinder>(),
        References = provider.GetRequiredService<SceneReferences>(),
        Avatars = provider.GetRequiredService<MakeAvatar>(),
        Design = provider.GetRequiredService<DesignEditor>(),
        DraftDesign = provider.GetRequiredService<DraftDesign>(),
    };
}
