using System.Security.Cryptography;
using System.Text;
using LettucePlug.Sdk;
using LettucePlug.Tests.Support;

namespace LettucePlug.Storage.Tests;

public sealed class DiskTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("sqlite")]
    [InlineData("files")]
    public async Task A_full_disk_refuses_the_batch_whole_and_the_store_works_on(string backend)
    {
        using var disk = Mounted.Require("4m");
        await using (var store = await Backends.OpenAsync(backend, disk.Path))
        {
            var written = 0;
            var failure = await Should.ThrowAsync<StorageException>(async () =>
            {
                for (; written < 1_000; written++)
                {
                    await store.Documents.WriteAsync(Batch(written, 20_000), Cancellation);
                }
            });
            failure.Failure.ShouldBe(StorageFailure.Full);
            failure.Message.ShouldContain("no room");
            failure.Hint.ShouldNotBeNull();

            written.ShouldBeGreaterThan(5);
            await CheckAsync(store, written);
            await Should.ThrowAsync<StorageException>(
                async () => await store.Documents.WriteAsync(Batch(written, 400_000), Cancellation));
            await CheckAsync(store, written);
        }

        await using var again = await Backends.OpenAsync(backend, disk.Path);
        await CheckAsync(again, null);
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("files")]
    public async Task A_full_disk_takes_no_part_of_a_blob(string backend)
    {
        using var disk = Mounted.Require("2m");
        await using var store = await Backends.OpenAsync(backend, disk.Path);
        await using (var writer = await store.Blobs.CreateAsync(Cancellation))
        {
            var failure = await Should.ThrowAsync<StorageException>(async () =>
            {
                for (var i = 0; i < 100; i++)
                {
                    await writer.WriteAsync(RandomNumberGenerator.GetBytes(100_000), Cancellation);
                }
            });
            failure.Failure.ShouldBe(StorageFailure.Full);
        }

        (await store.Blobs.ListAsync(Cancellation).CountAsync(Cancellation)).ShouldBe(0);
        await using var small = await store.Blobs.CreateAsync(Cancellation);
        await small.WriteAsync(new byte[500_000], Cancellation);
        (await small.CommitAsync(Cancellation)).Length.ShouldBe(500_000);
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("files")]
    public async Task A_read_only_folder_is_named_as_the_reason(string backend)
    {
        using var disk = Mounted.Require("4m");
        var store = await Backends.OpenAsync(backend, disk.Path);
        await store.Documents.WriteAsync(Batch(0, 10), Cancellation);
        await store.DisposeAsync();
        disk.MakeReadOnly();

        var failure = await Should.ThrowAsync<StorageException>(async () => await Backends.OpenAsync(backend, disk.Path));

        failure.Failure.ShouldBe(StorageFailure.ReadOnly);
        failure.Message.ShouldContain(disk.Path);
        failure.Hint.ShouldNotBeNull();
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("files")]
    public async Task A_folder_of_somebody_else_is_named_as_the_reason(string backend)
    {
        if (!OperatingSystem.IsLinux() || Environment.UserName != "root")
        {
            Assert.Skip("Only root can run a program as another user.");
            return;
        }

        using var folder = new TempDir();
        await (await Backends.OpenAsync(backend, folder.Path)).DisposeAsync();
        File.SetUnixFileMode(folder.Path, (UnixFileMode)0b111_101_101);
        using var child = Child.AsNobody(backend, folder.Path, "try");

        (await child.ReadToEndAsync()).ShouldStartWith("ReadOnly: The store could not be opened");
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("files")]
    public async Task A_file_in_the_place_of_the_folder_is_a_failure_that_says_so(string backend)
    {
        using var folder = new TempDir();
        var file = folder.Write("store", "not a folder");

        var failure = await Should.ThrowAsync<StorageException>(async () => await Backends.OpenAsync(backend, file));

        failure.Message.ShouldContain(file);
    }

    private static List<DocumentWrite> Batch(int number, int size) =>
    [
        .. Enumerable.Range(0, 5).Select(i => new PutDocument
        {
            Collection = "things",
            Partition = "p",
            Id = $"d{i}-{number:d4}",
            SortKey = $"{number:d4}",
            Json = Encoding.ASCII.GetBytes($"\"{new string('x', size)}\""),
            SearchText = $"batch{number}",
        }),
    ];

    private static async Task CheckAsync(IStorage store, int? batches)
    {
        var query = new DocumentQuery { Collection = "things", Partition = "p", Limit = 1_000 };
        var page = await store.Documents.QueryAsync(query, Cancellation);
        var groups = page.Items.GroupBy(document => document.SortKey).ToList();
        groups.ShouldAllBe(group => group.Count() == 5);
        groups.Count.ShouldBe(batches ?? groups.Count);
    }
}
