using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using LettucePlug.Host.Storage;
using LettucePlug.Sdk;
using LettucePlug.Tests.Support;

namespace LettucePlug.Tests.Storage;

public sealed class RepositoryTests : IStorageSource, IAsyncDisposable
{
    private readonly MemoryStorage _storage = new();
    private readonly Store _store;
    private readonly Repository<Note> _notes;
    private int _failures;

    public RepositoryTests()
    {
        _store = new Store(this);
        var options = new JsonSerializerOptions { TypeInfoResolver = new DefaultJsonTypeInfoResolver() };
        _notes = new(_store, "notes", (JsonTypeInfo<Note>)options.GetTypeInfo(typeof(Note)))
        {
            Id = note => note.Id,
            SearchText = note => note.Text,
        };
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        await _storage.DisposeAsync();
    }

    [Fact]
    public async Task Two_hundred_changes_at_once_are_all_made()
    {
        await _notes.SaveAsync("p", new Note("a", "0"), expectedVersion: 0, Token);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            for (var turn = 0; turn < 25; turn++)
            {
                await _notes.UpdateAsync("p", "a", note => note with { Text = (int.Parse(note.Text) + 1).ToString() }, Token);
            }
        })));

        (await _notes.GetAsync("p", "a", Token)).ShouldBe(new Versioned<Note>(new Note("a", "200"), 201));
    }

    [Fact]
    public async Task A_list_goes_over_all_pages_in_order()
    {
        foreach (var number in Enumerable.Range(0, 350))
        {
            await _notes.SaveAsync("p", new Note($"n{number:000}", "x"), null, Token);
        }

        var ids = new List<string>();
        await foreach (var (note, _) in _notes.ListAsync("p", descending: true, Token))
        {
            ids.Add(note.Id);
        }

        ids.Count.ShouldBe(350);
        ids[0].ShouldBe("n349");
        ids[^1].ShouldBe("n000");
    }

    [Fact]
    public async Task Nothing_is_changed_where_nothing_is_there()
    {
        (await _notes.UpdateAsync("p", "missing", note => note, Token)).ShouldBeNull();
        (await _notes.GetAsync("p", "missing", Token)).ShouldBeNull();
    }

    [Fact]
    public async Task An_expected_version_that_is_wrong_is_a_conflict()
    {
        await _notes.SaveAsync("p", new Note("a", "1"), 0, Token);

        (await Should.ThrowAsync<StorageException>(async () => await _notes.SaveAsync("p", new Note("a", "2"), 0, Token)))
            .Failure.ShouldBe(StorageFailure.Conflict);
    }

    [Fact]
    public async Task What_cannot_be_read_names_the_document()
    {
        await _storage.Documents.WriteAsync(
            [new PutDocument { Collection = "notes", Partition = "p", Id = "bad", Json = "[1]"u8.ToArray() }], Token);

        (await Should.ThrowAsync<UnreadableDocumentException>(async () => await _notes.GetAsync("p", "bad", Token)))
            .Message.ShouldContain("'bad'");
    }

    [Fact]
    public async Task A_store_that_did_not_open_is_tried_again_the_next_time()
    {
        _failures = 1;

        await Should.ThrowAsync<StorageException>(async () => await _notes.GetAsync("p", "a", Token));

        (await _notes.GetAsync("p", "a", Token)).ShouldBeNull();
    }

    ValueTask<IStorage> IStorageSource.OpenAsync(CancellationToken cancellationToken) =>
        _failures-- > 0
            ? throw new StorageException(StorageFailure.Unavailable, "not now")
            : ValueTask.FromResult<IStorage>(_storage);

    private sealed record Note(string Id, string Text);
}
