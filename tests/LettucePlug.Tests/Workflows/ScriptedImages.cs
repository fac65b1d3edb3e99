using System.Runtime.CompilerServices;
using LettucePlug.Host.Connections;
using LettucePlug.Sdk;

namespace LettucePlug.Tests.Workflows;

/// <summary>An image provider that does what the test says, and remembers what it was asked.</summary>
internal sealed class ScriptedImages : IImageGenerator, IResumableJobs, ICancellableJobs, IConnectionOpener
{
    public List<ImageRequest> Sent { get; } = [];

    public List<string> Resumed { get; } = [];

    public List<string> Cancelled { get; } = [];

    /// <summary>What a call delivers.</summary>
    public Func<ImageRequest, CancellationToken, IAsyncEnumerable<ImageUpdate>> OnGenerate { get; set; } = (_, _) => Updates();

    /// <summary>What fetching an earlier job delivers.</summary>
    public Func<string, CancellationToken, IAsyncEnumerable<ImageUpdate>> OnResume { get; set; } = (_, _) => Updates();

    public Action<string> OnCancel { get; set; } = _ => { };

    public Dictionary<Uri, byte[]> Downloads { get; } = [];

    public ImageLimits Limits { get; set; } = new()
    {
        Settings = ["size", "steps", "seed", "negativePrompt", "sampler", "denoise"],
        MaxReferences = 2,
    };

    public bool OffersImages { get; set; } = true;

    public bool OffersResume { get; set; } = true;

    /// <summary>Connections that cannot be opened, and why.</summary>
    public Dictionary<string, Exception> Broken { get; } = [];

    public static async IAsyncEnumerable<ImageUpdate> Updates(params ImageUpdate[] updates)
    {
        foreach (var update in updates)
        {
            await Task.Yield();
            yield return update;
        }
    }

    /// <summary>Delivers, and then fails.</summary>
    public static async IAsyncEnumerable<ImageUpdate> Failing(Exception failure, params ImageUpdate[] updates)
    {
        foreach (var update in updates)
        {
            await Task.Yield();
            yield return update;
        }

        throw failure;
    }

    /// <summary>Delivers, says so, and then waits until it is cancelled.</summary>
    public static async IAsyncEnumerable<ImageUpdate> Hanging(
        TaskCompletionSource reached, ImageUpdate[] updates, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var update in updates)
        {
            yield return update;
        }

        reached.TrySetResult();
        await Task.Delay(Timeout.Infinite, cancellationToken);
    }

    public IAsyncEnumerable<ImageUpdate> GenerateAsync(ImageRequest request, CancellationToken cancellationToken = default)
    {
        Sent.Add(request);
        return OnGenerate(request, cancellationToken);
    }

    public IAsyncEnumerable<ImageUpdate> ResumeAsync(
        string resumeToken, ImageRequest request, CancellationToken cancellationToken = default)
    {
        Resumed.Add(resumeToken);
        return OnResume(resumeToken, cancellationToken);
    }

    public Task CancelAsync(string resumeToken, CancellationToken cancellationToken = default)
    {
        Cancelled.Add(resumeToken);
        OnCancel(resumeToken);
        return Task.CompletedTask;
    }

    public ValueTask<OpenConnection> OpenAsync(string connectionId, CancellationToken cancellationToken)
    {
        if (Broken.TryGetValue(connectionId, out var cause))
        {
            throw cause;
        }

        return ValueTask.FromResult(new OpenConnection
        {
            Connection = new Connection { Id = connectionId, Provider = "scripted", Name = connectionId },
            Info = new ProviderInfo { Id = "scripted", Title = "Scripted", ImageLimits = Limits },
            Images = OffersImages ? this : null,
            Resume = OffersResume ? this : null,
            Cancel = OffersResume ? this : null,
            DownloadAsync = (address, _) => ValueTask.FromResult<Stream>(
                Downloads.TryGetValue(address, out var bytes)
                    ? new MemoryStream(bytes)
                    : throw new ProviderException(ProviderFailure.NotFound, $"there is nothing at {address}")),
        });
    }
}
