using System.Text;
using LettucePlug.Sdk;
using LettucePlug.Storage.Sqlite;
using LettucePlug.Tests.Support;
using Microsoft.Data.Sqlite;

namespace LettucePlug.Storage.Tests;

public sealed class DamageTests : IDisposable
{
    private readonly TempDir _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Database => _folder.File(SqliteStorage.DatabaseName);

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("sqlite")]
    [InlineData("files")]
    public async Task A_store_of_a_newer_version_is_refused_and_left_alone(string backend)
    {
        await FillAsync(backend);
        if (backend == "sqlite")
        {
            Execute("PRAGMA user_version = 99");
        }
        else
        {
            _folder.Write("store.json", "{ \"format\": \"lettuceplug-files\", \"version\": 99 }");
        }

        var failure = await RefusedAsync(backend);

        failure.Failure.ShouldBe(StorageFailure.TooNew);
        failure.Message.ShouldContain("99");
        failure.Hint!.ShouldContain("Update");
    }

    [Theory]
    [InlineData("")]
    [InlineData("this is no database, however long it goes on about it; it is a text of some length")]
    public async Task A_file_that_is_no_database_is_called_damaged(string content)
    {
        _folder.Write(SqliteStorage.DatabaseName, content.Length == 0 ? new string('\0', 8_192) : content);

        var failure = await RefusedAsync("sqlite");

        failure.Failure.ShouldBe(StorageFailure.Corrupt);
        failure.Message.ShouldContain(Database);
        failure.Hint.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_database_of_another_program_is_not_touched()
    {
        Execute("CREATE TABLE theirs (x)");
        var before = await File.ReadAllBytesAsync(Database, Cancellation);

        (await RefusedAsync("sqlite")).Failure.ShouldBe(StorageFailure.Corrupt);

        (await File.ReadAllBytesAsync(Database, Cancellation)).ShouldBe(before);
    }

    [Fact]
    public async Task A_database_with_overwritten_pages_fails_as_damaged_and_not_otherwise()
    {
        await FillAsync("sqlite");
        var bytes = await File.ReadAllBytesAsync(Database, Cancellation);
        bytes.AsSpan(4_096).Fill(0xAA);
        await File.WriteAllBytesAsync(Database, bytes, Cancellation);

        var failure = await Should.ThrowAsync<StorageException>(async () =>
        {
            await using var store = await Backends.OpenAsync("sqlite", _folder.Path);
            await store.Documents.GetAsync("things", "p", "d1", Cancellation);
        });

        failure.Failure.ShouldBe(StorageFailure.Corrupt);
        failure.Hint!.ShouldContain("backup");
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{\"version\":1,\"document\":{}}")]
    [InlineData("{\"version\":\"1\",\"sortKey\":\"\",\"document\":{}}")]
    [InlineData("<<<<<<< HEAD\n{\n\"version\": 1\n=======\n")]
    public async Task A_document_file_that_makes_no_sense_is_named(string content)
    {
        await FillAsync("files");
        var path = _folder.Write("documents/things/p/d1.json", content);
        await using var store = await Backends.OpenAsync("files", _folder.Path);

        var failure = await Should.ThrowAsync<StorageException>(
            async () => await store.Documents.GetAsync("things", "p", "d1", Cancellation));

        failure.Failure.ShouldBe(StorageFailure.Corrupt);
        failure.Message.ShouldContain(path);
        (await store.Documents.GetAsync("things", "p", "d2", Cancellation)).ShouldNotBeNull();
    }

    [Fact]
    public async Task A_document_file_that_an_editor_laid_out_anew_is_understood()
    {
        await FillAsync("files");
        _folder.Write(
            "documents/things/p/d1.json",
            "{ \"document\" : {\"edited\": [1, 2]},\r\n  \"note\": {}, \"sortKey\": \"k\", \"version\": 7 }");
        await using var store = await Backends.OpenAsync("files", _folder.Path);

        var document = await store.Documents.GetAsync("things", "p", "d1", Cancellation);

        Encoding.UTF8.GetString(document!.Json.Span).ShouldBe("{\"edited\": [1, 2]}");
        document.Version.ShouldBe(7);
    }

    [Fact]
    public void A_store_of_an_older_version_is_brought_up_to_date()
    {
        using (var old = new Session(Database))
        {
            Schema.Upgrade(old, Database, Schema.Steps);
            old.Run("INSERT INTO collections (name, next) VALUES ('things', 5)");
        }

        using var session = new Session(Database);
        Schema.Upgrade(session, Database, [.. Schema.Steps, "ALTER TABLE collections ADD COLUMN note TEXT"]);

        session.Number("PRAGMA user_version").ShouldBe(Schema.Steps.Count + 1);
        session.Number("SELECT next FROM collections WHERE note IS NULL").ShouldBe(5);
    }

    [Fact]
    public void A_step_to_a_newer_version_that_fails_changes_nothing()
    {
        using var session = new Session(Database);
        Schema.Upgrade(session, Database, Schema.Steps);

        Should.Throw<SqliteException>(() => Schema.Upgrade(
            session, Database, [.. Schema.Steps, "CREATE TABLE half (x); INSERT INTO nowhere VALUES (1)"]));

        session.Number("PRAGMA user_version").ShouldBe(Schema.Steps.Count);
        session.Number("SELECT count(*) FROM sqlite_schema WHERE name = 'half'").ShouldBe(0);
    }

    private async Task FillAsync(string backend)
    {
        await using var store = await Backends.OpenAsync(backend, _folder.Path);
        await store.Documents.WriteAsync(
            [.. Enumerable.Range(0, 200).Select(i => new PutDocument
            {
                Collection = "things", Partition = "p", Id = $"d{i}", Json = Encoding.ASCII.GetBytes($"[{i}]"),
            })],
            Cancellation);
    }

    private Task<StorageException> RefusedAsync(string backend) =>
        Should.ThrowAsync<StorageException>(async () => await Backends.OpenAsync(backend, _folder.Path));

    private void Execute(string sql)
    {
        using var session = new Session(Database);
        session.Script(sql);
    }
}
