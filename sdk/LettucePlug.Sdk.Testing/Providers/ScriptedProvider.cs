using System.Collections.Concurrent;

namespace LettucePlug.Sdk.Testing;

/// <summary>
/// A provider that does what a test tells it to: for tests of whatever uses providers. It offers every facet; those
/// that got no script answer with something small and lawful.
/// </summary>
public sealed class ScriptedProvider : IProvider
{
    private readonly ConcurrentQueue<ImageRequest> _imageRequests = new();
    private readonly ConcurrentQueue<ChatRequest> _chatRequests = new();

    /// <value>The description. The default is an offline provider <c>scripted</c> that takes any setting.</value>
    public ProviderInfo Info { get; init; } = new()
    {
        Id = "scripted",
        Title = "Scripted",
        IsOffline = true,
        ImageLimits = new ImageLimits { MaxReferences = null, SupportsMask = true, Settings = [.. SettingRules.ImageSettings] },
    };

    /// <value>The models of the catalog. The default is one that makes images and one that writes.</value>
    public IReadOnlyList<ModelInfo> Models { get; init; } =
    [
        new() { Name = "scripted-image", Input = [Modality.Text, Modality.Image], Output = [Modality.Image], ScopesAreKnown = true },
        new() { Name = "scripted-chat", Input = [Modality.Text, Modality.Image], Output = [Modality.Text], ScopesAreKnown = true },
    ];

    /// <value>What happens when images are asked for. The default is one small PNG.</value>
    public Func<ImageRequest, CancellationToken, IAsyncEnumerable<ImageUpdate>> Images { get; init; } =
        (_, _) => Updates<ImageUpdate>(
            new ImageAccepted(),
            new ImageReady { Image = ImageContent.FromBytes(SamplePictures.Png(8, 8, 0x88AA66), "image/png") });

    /// <value>What is answered to a conversation. The default is <c>Hello.</c></value>
    public Func<ChatRequest, CancellationToken, IAsyncEnumerable<ChatUpdate>> Chat { get; init; } =
        (_, _) => Updates<ChatUpdate>(new ChatTextDelta { Text = "Hello." }, new ChatFinished { Reason = FinishReason.Stop });

    /// <value>What happens when a job is resumed. The default is a failure: the job is not known.</value>
    public Func<string, ImageRequest, CancellationToken, IAsyncEnumerable<ImageUpdate>> Resume { get; init; } =
        (token, _, _) => throw new ProviderException(ProviderFailure.NotFound, $"There is no job '{token}'.");

    /// <value>What happens when a job is cancelled by its token. The default is nothing.</value>
    public Func<string, CancellationToken, Task> Cancel { get; init; } = (_, _) => Task.CompletedTask;

    /// <value>What happens when the connection is probed. The default is success.</value>
    public Func<CancellationToken, Task<ProbeResult>> Probe { get; init; } =
        _ => Task.FromResult(new ProbeResult { Server = "Scripted" });

    /// <value>The image requests so far, oldest first.</value>
    public IReadOnlyList<ImageRequest> ImageRequests => [.. _imageRequests];

    /// <value>The chat requests so far, oldest first.</value>
    public IReadOnlyList<ChatRequest> ChatRequests => [.. _chatRequests];

    /// <summary>A stream of the given updates.</summary>
    /// <typeparam name="T">The kind of update.</typeparam>
    /// <param name="updates">The updates, in order.</param>
    /// <returns>The stream.</returns>
    public static async IAsyncEnumerable<T> Updates<T>(params IEnumerable<T> updates)
    {
        foreach (var update in updates)
        {
            await Task.Yield();
            yield return update;
        }
    }

    /// <inheritdoc/>
    public IProviderClient Connect(IProviderConnection connection) => new Client(this);

    private sealed class Client(ScriptedProvider owner)
        : IProviderClient, IModelCatalog, IProbe, IImageGenerator, IChatModel, IResumableJobs, ICancellableJobs
    {
        public Task<IReadOnlyList<ModelInfo>> ListModelsAsync(CancellationToken cancellationToken = default) =>
            Task.FromResult(owner.Models);

        public Task<ProbeResult> ProbeAsync(CancellationToken cancellationToken = default) => owner.Probe(cancellationToken);

        public IAsyncEnumerable<ImageUpdate> GenerateAsync(ImageRequest request, CancellationToken cancellationToken = default)
        {
            owner._imageRequests.Enqueue(request);
            return owner.Images(request, cancellationToken);
        }

        public IAsyncEnumerable<ChatUpdate> ChatAsync(ChatRequest request, CancellationToken cancellationToken = default)
        {
            owner._chatRequests.Enqueue(request);
            return owner.Chat(request, cancellationToken);
        }

        public IAsyncEnumerable<ImageUpdate> ResumeAsync(
            string resumeToken, ImageRequest request, CancellationToken cancellationToken = default) =>
            owner.Resume(resumeToken, request, cancellationToken);

        public Task CancelAsync(string resumeToken, CancellationToken cancellationToken = default) =>
            owner.Cancel(resumeToken, cancellationToken);

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
