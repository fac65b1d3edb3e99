using LettucePlug.Sdk;

namespace LettucePlug.Host.Plugins;

/// <summary>A client of a provider, behind the guard. A facet is null where the client does not offer it.</summary>
internal sealed class GuardedClient : IAsyncDisposable
{
    private readonly IProviderClient _client;
    private readonly PluginGuard _guard;
    private bool _isDisposed;

    public GuardedClient(IProviderClient client, PluginGuard guard)
    {
        _client = client;
        _guard = guard;
        Models = client is IModelCatalog models ? new GuardedFacets.Models(models, guard) : null;
        Probe = client is IProbe probe ? new GuardedFacets.Probe(probe, guard) : null;
        Images = client is IImageGenerator images ? new GuardedFacets.Images(images, guard) : null;
        Chat = client is IChatModel chat ? new GuardedFacets.Chat(chat, guard) : null;
        Resume = client is IResumableJobs resume ? new GuardedFacets.Resume(resume, guard) : null;
        Cancel = client is ICancellableJobs cancel ? new GuardedFacets.Cancel(cancel, guard) : null;
        Choices = client is ISettingChoices choices ? new GuardedFacets.Choices(choices, guard) : null;
        Check = client is ISettingsCheck check ? new GuardedFacets.Check(check, guard) : null;
    }

    public IModelCatalog? Models { get; }

    public IProbe? Probe { get; }

    public IImageGenerator? Images { get; }

    public IChatModel? Chat { get; }

    public IResumableJobs? Resume { get; }

    public ICancellableJobs? Cancel { get; }

    public ISettingChoices? Choices { get; }

    public ISettingsCheck? Check { get; }

    public async ValueTask DisposeAsync()
    {
        if (!_isDisposed)
        {
            _isDisposed = true;
            await _guard.DisposeAsync("the client", _client);
        }
    }
}
