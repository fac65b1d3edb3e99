using LettucePlug.Host.Assets;
using LettucePlug.Host.Cli;
using LettucePlug.Host.Connections;
using LettucePlug.Host.Conversations;
using LettucePlug.Host.Conversations.Cards;
using LettucePlug.Host.Diagnostics;
using LettucePlug.Host.Jobs;
using LettucePlug.Host.Plugins;
using LettucePlug.Host.Routing;
using LettucePlug.Host.Secrets;
using LettucePlug.Host.Settings;
using LettucePlug.Host.Storage;
using LettucePlug.Host.Templates;
using LettucePlug.Host.Workflows;
using LettucePlug.Host.Workflows.Chats;
using LettucePlug.Host.Workflows.Figures;
using LettucePlug.Host.Workflows.Prompts;
using LettucePlug.Host.Workflows.Scenes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LettucePlug.Host;

/// <summary>
/// The only place that puts services together. Each is made when it is first asked for, so that a command pays for
/// what it uses. No type of a plugin is ever resolved from here.
/// </summary>
internal static class Composition
{
    public static ServiceProvider Build(CommandLineSwitches switches, Redactor redactor)
    {
        var services = new ServiceCollection();
        services.AddSingleton(switches);
        services.AddSingleton(redactor);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<Func<string, string?>>(Environment.GetEnvironmentVariable);
        services.AddSingleton(
            provider => HostPaths.Find(switches.Home, provider.GetRequiredService<Func<string, string?>>()).Prepare());
        AddDiagnostics(services);
        services.AddSingleton<SettingsStore>();
        services.AddSingleton<SecretStore>();
        services.AddSingleton<Catalog>();
        services.AddSingleton<RouteFinder>();
        AddPlugins(services);
        AddConnections(services);
        AddLibrary(services);
        AddImages(services);
        AddTemplates(services);
        AddConversations(services);
        AddHealthChecks(services);
        return services.BuildServiceProvider();
    }

    private static void AddPlugins(ServiceCollection services) =>
        services.AddSingleton<IPluginHost>(provider => new PluginHost(
            new PluginHostOptions
            {
                BundledDirectory = HostPaths.BundledPlugins,
                BundledList = HostPaths.BundledPluginsFile,
                HomeDirectory = provider.GetRequiredService<HostPaths>().Home,
                SafeMode = provider.GetRequiredService<CommandLineSwitches>().SafeMode,
                Time = provider.GetRequiredService<TimeProvider>(),
            },
            provider.GetRequiredService<ILoggerFactory>()));

    private static void AddTemplates(ServiceCollection services)
    {
        services.AddSingleton<OverrideStore>();
        services.AddSingleton<PackChoice>();
        services.AddSingleton<TemplateLibrary>();
        services.AddSingleton<TemplateEditor>();
        services.AddSingleton<PromptRenderer>();
        services.AddSingleton<IPromptRenderer>(provider => provider.GetRequiredService<PromptRenderer>());
    }

    private static void AddConnections(ServiceCollection services)
    {
        services.AddSingleton<TrustedRoots>();
        services.AddSingleton<ConnectionOpener>();
        services.AddSingleton<IConnectionOpener>(provider => provider.GetRequiredService<ConnectionOpener>());
        services.AddSingleton<ConnectionEditor>();
        services.AddSingleton<ConnectionPool>();
        services.AddSingleton<ConnectionProbe>();
        services.AddSingleton<LocalServers>();
        services.AddSingleton<ModelEditor>();
        services.AddSingleton<RemoteModels>();
    }

    private static void AddLibrary(ServiceCollection services)
    {
        services.AddSingleton<IStorageSource, PluginStorageSource>();
        services.AddSingleton<Store>();
        services.AddSingleton<IdSource>();
        services.AddSingleton(provider => new BlobGate(
            Path.Combine(provider.GetRequiredService<HostPaths>().State, "blobs.lock"),
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<AssetLibrary>();
        services.AddSingleton<AssetIngest>();
        services.AddSingleton<AssetImport>();
        services.AddSingleton<AssetContents>();
        services.AddSingleton<AssetExport>();
        services.AddSingleton<AssetVerifier>();
        services.AddSingleton<IProcessTable, ProcessTable>();
        services.AddSingleton<JobLedger>();
    }

    private static void AddImages(ServiceCollection services)
    {
        services.AddSingleton<RunningJobs>();
        services.AddSingleton<ReferenceLoader>();
        services.AddSingleton<ImageKeeper>();
        services.AddSingleton<JobRunner>();
        services.AddSingleton<GenerateImage>();
        services.AddSingleton<ReplayImage>();
        services.AddSingleton<CompareImages>();
        services.AddSingleton<RecoverJobs>();
        services.AddSingleton<RetryJob>();
        services.AddSingleton<CancelJob>();
    }

    private static void AddConversations(ServiceCollection services)
    {
        services.AddSingleton<FigureStore>();
        services.AddSingleton<ChatStore>();
        services.AddSingleton<ApprovalStore>();
        services.AddSingleton<IAssetHolder>(provider => provider.GetRequiredService<FigureStore>());
        services.AddSingleton<IAssetHolder>(provider => provider.GetRequiredService<ChatStore>());
        services.AddSingleton<CardFile>();
        services.AddSingleton<FigureEditor>();
        services.AddSingleton<DesignEditor>();
        services.AddSingleton<IJobTarget, MessageTarget>();
        services.AddSingleton<IJobTarget, FigureTarget>();
        services.AddSingleton<IPromptSource, TemplatePrompts>();
        services.AddSingleton<ChatPictures>();
        services.AddSingleton<PromptMessages>();
        services.AddSingleton<CastFinder>();
        services.AddSingleton<ChatHistory>();
        services.AddSingleton<ReplyRequest>();
        services.AddSingleton<ReplyReader>();
        services.AddSingleton<ReplyDownloads>();
        services.AddSingleton<ReplyKeeper>();
        services.AddSingleton<SceneReferences>();
        services.AddSingleton<RenderScene>();
        services.AddSingleton<SceneOfReply>();
        services.AddSingleton<WriteReply>();
        services.AddSingleton<AttachedAssets>();
        services.AddSingleton<ContinueChat>();
        services.AddSingleton<EditChat>();
        services.AddSingleton<DraftScene>();
        services.AddSingleton<AnswerApproval>();
        services.AddSingleton<MakeAvatar>();
        services.AddSingleton<DraftDesign>();
    }

    private static void AddHealthChecks(ServiceCollection services)
    {
        services.AddSingleton<Doctor>();
        services.AddSingleton<IHealthCheck, HomeHealth>();
        services.AddSingleton<PluginHealth>();
        services.AddSingleton<IHealthCheck>(provider => provider.GetRequiredService<PluginHealth>());
        services.AddSingleton<IHealthCheck, StorageHealth>();
        services.AddSingleton<IHealthCheck, RouteHealth>();
        services.AddSingleton<IHealthCheck, ConnectionHealth>();
    }

    private static void AddDiagnostics(ServiceCollection services)
    {
        services.AddSingleton<FileLog>();
        services.AddSingleton<ILoggerFactory>(provider =>
        {
            var factory = new LoggerFactory();
            factory.AddProvider(provider.GetRequiredService<FileLog>());
            return factory;
        });
        services.AddSingleton(typeof(ILogger<>), typeof(Logger<>));
    }
}
