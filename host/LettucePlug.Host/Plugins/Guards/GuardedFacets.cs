using LettucePlug.Sdk;

namespace LettucePlug.Host.Plugins;

/// <summary>Each facet of a client as the host calls it.</summary>
internal static class GuardedFacets
{
    internal sealed class Models(IModelCatalog inner, PluginGuard guard) : IModelCatalog
    {
        public Task<IReadOnlyList<ModelInfo>> ListModelsAsync(CancellationToken cancellationToken) =>
            guard.CallAsync("ListModelsAsync", inner.ListModelsAsync, guard.Deadlines.Call, cancellationToken);
    }

    internal sealed class Probe(IProbe inner, PluginGuard guard) : IProbe
    {
        public Task<ProbeResult> ProbeAsync(CancellationToken cancellationToken) =>
            guard.CallAsync("ProbeAsync", inner.ProbeAsync, guard.Deadlines.Call, cancellationToken);
    }

    internal sealed class Images(IImageGenerator inner, PluginGuard guard) : IImageGenerator
    {
        public IAsyncEnumerable<ImageUpdate> GenerateAsync(ImageRequest request, CancellationToken cancellationToken) =>
            guard.Stream("GenerateAsync", token => inner.GenerateAsync(request, token), cancellationToken);
    }

    internal sealed class Chat(IChatModel inner, PluginGuard guard) : IChatModel
    {
        public IAsyncEnumerable<ChatUpdate> ChatAsync(ChatRequest request, CancellationToken cancellationToken) =>
            guard.Stream("ChatAsync", token => inner.ChatAsync(request, token), cancellationToken);
    }

    internal sealed class Resume(IResumableJobs inner, PluginGuard guard) : IResumableJobs
    {
        public IAsyncEnumerable<ImageUpdate> ResumeAsync(string resumeToken, ImageRequest request, CancellationToken cancellationToken) =>
            guard.Stream("ResumeAsync", token => inner.ResumeAsync(resumeToken, request, token), cancellationToken);
    }

    internal sealed class Cancel(ICancellableJobs inner, PluginGuard guard) : ICancellableJobs
    {
        public Task CancelAsync(string resumeToken, CancellationToken cancellationToken) =>
            guard.CallAsync(
                "CancelAsync",
                async token =>
                {
                    await inner.CancelAsync(resumeToken, token);
                    return true;
                },
                guard.Deadlines.Call,
                cancellationToken);
    }

    internal sealed class Choices(ISettingChoices inner, PluginGuard guard) : ISettingChoices
    {
        public Task<IReadOnlyList<string>> ListChoicesAsync(string setting, CancellationToken cancellationToken) =>
            guard.CallAsync("ListChoicesAsync", token => inner.ListChoicesAsync(setting, token), guard.Deadlines.Call, cancellationToken);
    }

    internal sealed class Check(ISettingsCheck inner, PluginGuard guard) : ISettingsCheck
    {
        public Task<IReadOnlyList<SettingFinding>> CheckAsync(
            IReadOnlyDictionary<string, string> settings,
            CancellationToken cancellationToken) =>
            guard.CallAsync("CheckAsync", token => inner.CheckAsync(settings, token), guard.Deadlines.Call, cancellationToken);
    }
}
