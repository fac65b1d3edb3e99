using LettucePlug.Host.Assets;
using LettucePlug.Host.Jobs;
using LettucePlug.Sdk;

namespace LettucePlug.Tests.Workflows;

/// <summary>Stands for a message: notes each image it gets, and how its job ended.</summary>
internal sealed class AttachingTarget(IStorage storage) : IJobTarget
{
    public string Kind => "test";

    /// <summary>Called before each answer, so that a test can get in between.</summary>
    public Func<Task>? Before { get; set; }

    public async ValueTask<IReadOnlyList<DocumentWrite>> OnImageAsync(
        JobRecord job, AssetRecord asset, CancellationToken cancellationToken)
    {
        if (Before is { } before)
        {
            await before();
        }

        var current = await storage.Documents.GetAsync("attached", "all", "count", cancellationToken);
        return
        [
            Put("attached", asset.Id, 0),
            Put("attached", "count", current?.Version ?? 0),
        ];
    }

    public ValueTask<IReadOnlyList<DocumentWrite>> OnEndedAsync(JobRecord job, CancellationToken cancellationToken) =>
        ValueTask.FromResult<IReadOnlyList<DocumentWrite>>([Put("ended", job.Id + "-" + job.State, null)]);

    public async Task<IReadOnlyList<string>> AttachedAsync() =>
        (await storage.Documents.QueryAsync(
            new DocumentQuery { Collection = "attached", Partition = "all" }, TestContext.Current.CancellationToken))
        .Items.Select(document => document.Id).Where(id => id != "count").ToList();

    public async Task<IReadOnlyList<string>> EndedAsync() =>
        (await storage.Documents.QueryAsync(
            new DocumentQuery { Collection = "ended", Partition = "all" }, TestContext.Current.CancellationToken))
        .Items.Select(document => document.Id).ToList();

    private static PutDocument Put(string collection, string id, long? expected) => new()
    {
        Collection = collection,
        Partition = "all",
        Id = id,
        Json = "{}"u8.ToArray(),
        ExpectedVersion = expected,
    };
}
