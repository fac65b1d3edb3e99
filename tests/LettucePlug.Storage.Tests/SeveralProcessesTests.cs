using LettucePlug.Tests.Support;

namespace LettucePlug.Storage.Tests;

public sealed class SeveralProcessesTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("sqlite")]
    [InlineData("files")]
    public async Task Two_processes_that_write_at_once_lose_nothing(string backend)
    {
        using var folder = new TempDir();
        using var first = new Child(backend, folder.Path, "count", "40");
        using var second = new Child(backend, folder.Path, "count", "40");

        (await first.ReadToEndAsync()).ShouldBe("done");
        (await second.ReadToEndAsync()).ShouldBe("done");

        await using var store = await Backends.OpenAsync(backend, folder.Path);
        var count = await store.Documents.GetAsync("things", "p", "count", Cancellation);
        int.Parse(count!.Json.Span).ShouldBe(80);
        count.Version.ShouldBe(80);
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("files")]
    public async Task The_unfinished_blob_of_a_dead_process_goes_and_that_of_a_living_one_stays(string backend)
    {
        using var folder = new TempDir();
        await using var living = await Backends.OpenAsync(backend, folder.Path);
        await using var writer = await living.Blobs.CreateAsync(Cancellation);
        await writer.WriteAsync(new byte[1_000], Cancellation);
        var dead = folder.Write("blobs/tmp/deadbeef/half", "half a picture");
        folder.Write("blobs/tmp/deadbeef.lock", "");
        folder.Write("blobs/tmp/lonely.lock", "");

        await using var second = await Backends.OpenAsync(backend, folder.Path);

        File.Exists(dead).ShouldBeFalse();
        Directory.EnumerateFileSystemEntries(folder.File("blobs", "tmp")).Count().ShouldBe(2);
        var blob = await writer.CommitAsync(Cancellation);
        (await second.Blobs.GetInfoAsync(blob.Sha256, Cancellation))!.Length.ShouldBe(1_000);
    }

    [Fact]
    public async Task A_writer_that_never_lets_go_is_reported_as_busy_only_after_patience_and_cancel_ends_the_wait()
    {
        using var folder = new TempDir();
        await using var store = await Backends.OpenAsync("files", folder.Path);
        await using var held = new FileStream(
            folder.File(".state", "lock"), FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        using var cancelled = new CancellationTokenSource();

        var read = store.Documents.GetAsync("things", "p", "a", cancelled.Token).AsTask();
        read.IsCompleted.ShouldBeFalse();
        await cancelled.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => read);
    }
}
