using System.Runtime.CompilerServices;
using LettucePlug.Sdk;

namespace Good;

public sealed class GoodClient : IProviderClient, IModelCatalog, IImageGenerator, ICancellableJobs
{
    public Task<IReadOnlyList<ModelInfo>> ListModelsAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<ModelInfo>>(
            [new ModelInfo { Name = "good-1", Input = [Modality.Text], Output = [Modality.Image] }]);

    public async IAsyncEnumerable<ImageUpdate> GenerateAsync(
        ImageRequest request,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return new ImageProgress { Step = 1, Total = 2 };
        await Task.Yield();
        cancellationToken.ThrowIfCancellationRequested();
        yield return new ImageProgress { Step = 2, Total = 2 };
    }

    public Task CancelAsync(string resumeToken, CancellationToken cancellationToken) => Task.CompletedTask;

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
