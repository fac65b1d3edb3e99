using System.Text;
using System.Text.Json;
using LettucePlug.Sdk;
using LettucePlug.Storage.Files;
using LettucePlug.Tests.Support;

namespace LettucePlug.Storage.Tests;

/// <summary>What a process that died at each point of a batch leaves behind, and what another makes of it.</summary>
public sealed class JournalTests : IDisposable
{
    private readonly TempDir _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_batch_that_counted_is_finished_by_a_process_that_had_the_store_open_all_along()
    {
        await using var store = await Backends.OpenAsync("files", _folder.Path);
        await WriteAsync(store, ("old", "1"), ("gone", "1"), ("kept", "1"));
        await IdsAsync(store);
        Stage(("0", "new"), ("1", "old"));
        WriteJournal(
            Step(JournalStep.Put, "new", "0"), Step(JournalStep.Put, "old", "1"), Step(JournalStep.Delete, "gone", "2"));

        (await IdsAsync(store)).ShouldBe(["kept", "new", "old"]);

        (await store.Documents.GetAsync("things", "p", "old", Cancellation))!.Version.ShouldBe(9);
        File.Exists(_folder.File(".state", "journal")).ShouldBeFalse();
    }

    [Fact]
    public async Task Finishing_a_batch_twice_does_not_drop_what_the_first_time_has_put()
    {
        await using var store = await Backends.OpenAsync("files", _folder.Path);
        await WriteAsync(store, ("old", "1"));
        Stage(("1", "new"));
        var drop = new JournalStep { Kind = JournalStep.Drop, Path = Path.Combine("documents", "things", "p"), Aside = "0" };
        JournalStep[] steps = [drop, Step(JournalStep.Put, "new", "1")];

        // The first process dies after its moves, before it could remove the list.
        Directory.CreateDirectory(_folder.File(".state", "trash"));
        Directory.Move(_folder.File("documents", "things", "p"), _folder.File(".state", "trash", "0"));
        Directory.CreateDirectory(_folder.File("documents", "things", "p"));
        File.Move(_folder.File(".state", "stage", "1"), _folder.File("documents", "things", "p", "new.json"));
        WriteJournal(steps);

        (await IdsAsync(store)).ShouldBe(["new"]);
    }

    [Fact]
    public async Task What_was_staged_for_a_batch_that_never_counted_is_removed()
    {
        await using (var store = await Backends.OpenAsync("files", _folder.Path))
        {
            await WriteAsync(store, ("old", "1"));
        }

        Stage(("0", "new"), ("1", "old"));

        await using var again = await Backends.OpenAsync("files", _folder.Path);

        (await IdsAsync(again)).ShouldBe(["old"]);
        Directory.Exists(_folder.File(".state", "stage")).ShouldBeFalse();
    }

    [Fact]
    public async Task A_list_that_the_loss_of_power_cut_off_does_not_count()
    {
        await using var store = await Backends.OpenAsync("files", _folder.Path);
        await WriteAsync(store, ("old", "1"));
        _folder.Write(".state/journal", "[{\"Kind\":\"delete\",\"Pa");

        (await IdsAsync(store)).ShouldBe(["old"]);
    }

    private static JournalStep Step(string kind, string id, string aside) =>
        new() { Kind = kind, Path = Path.Combine("documents", "things", "p", id + ".json"), Aside = aside };

    private void Stage(params (string Aside, string Id)[] files)
    {
        foreach (var (aside, id) in files)
        {
            _folder.Write(
                $".state/stage/{aside}", $"{{\n\"version\": 9,\n\"sortKey\": \"{id}\",\n\"document\":\n{{}}\n}}\n");
        }
    }

    private void WriteJournal(params JournalStep[] steps) => _folder.Write(
        ".state/journal", JsonSerializer.Serialize(steps, JournalJson.Default.IReadOnlyListJournalStep));

    private static async Task WriteAsync(IStorage store, params (string Id, string Json)[] documents) =>
        await store.Documents.WriteAsync(
            [.. documents.Select(document => new PutDocument
            {
                Collection = "things",
                Partition = "p",
                Id = document.Id,
                SortKey = document.Id,
                Json = Encoding.UTF8.GetBytes(document.Json),
            })],
            Cancellation);

    private static async Task<IEnumerable<string>> IdsAsync(IStorage store) =>
        (await store.Documents.QueryAsync(new DocumentQuery { Collection = "things", Partition = "p" }, Cancellation))
            .Items.Select(item => item.Id);
}
