namespace LettucePlug.Sdk.Testing;

public static partial class StorageConformance
{
    private static readonly string[] BadNames =
        ["", ".hidden", "-x", "_x", ":x", "a b", "a/b", @"a\b", "..", "a\0b", "a*b", "a\nb", "é", "名", new('x', 201)];

    private static IEnumerable<StorageRule> DocumentRules =>
    [
        new("A document that was never written is absent", async rig =>
        {
            rig.Equal(null, await rig.GetAsync("a"), "the document");
            await rig.PutAsync("a");
            rig.Equal(null, await rig.GetAsync("b"), "another document of the partition");
            rig.Equal(null, await rig.GetAsync("a", partition: "q"), "the document of another partition");
        }),
        new("A document comes back with all its facts", async rig =>
        {
            await rig.PutAsync("a", "{\"n\":1}", "key");
            var document = await rig.GetAsync("a");
            rig.Equal("things/p/a key 1", Describe(document), "the document");
            var page = await rig.Documents.QueryAsync(All(), rig.Cancellation);
            rig.Equal("things/p/a key 1", Describe(page.Items.Single()), "the document of a query");
        }),
        new("The content comes back byte for byte", async rig =>
        {
            string[] contents =
            [
                "{}", "null", "0", " { \"b\" : 1.50e+2,\r\n\t\"a\": [ ] }\n\n", "\n[1]\n", "\"\\u00e9 é 名 🦊 \\/\"",
                "{\"a\":1,\"a\":2}", "{\"document\":\n{}\n}\n", "\"\u2028\u2029\"",
            ];
            foreach (var content in contents)
            {
                await rig.PutAsync("a", content);
                rig.Equal(content, await rig.ContentAsync("a"), "the content");
            }
        }),
        new("A document of one mebibyte comes back", async rig =>
        {
            var content = $"\"{new string('x', 1024 * 1024)}\"";
            await rig.PutAsync("a", content);
            rig.Holds(await rig.ContentAsync("a") == content, "another content than the one that was written.");
        }),
        new("Content of the wrong size is refused", async rig =>
        {
            await rig.RefusedAsync(() => rig.PutAsync("a", ""), "a write of no bytes");
            var tooLong = $"\"{new string('x', StorageRules.MaxJsonBytes - 1)}\"";
            await rig.RefusedAsync(() => rig.PutAsync("a", tooLong), "a write of 16 MiB and one byte");
        }),
        new("All allowed names can be used", async rig =>
        {
            string[] names =
            [
                "a", "0", "a._:-", "a.", "a..b", "con", "CON", "nul.txt", "lpt1", "Aux", "0123456789",
                new('x', 200), new('X', 200), "x" + new string(':', 199), "01JD8Z3W5Q6R7S8T9V0WXYZABC",
            ];
            foreach (var name in names)
            {
                var put = StorageRig.Put(name, $"\"{name}\"", partition: name) with { Collection = name };
                await rig.Documents.WriteAsync([put], rig.Cancellation);
            }

            foreach (var name in names)
            {
                var document = await rig.Documents.GetAsync(name, name, name, rig.Cancellation);
                rig.Equal($"{name}/{name}/{name}  1", Describe(document), "the document");
                var query = new DocumentQuery { Collection = name, Partition = name };
                rig.Same([name], await rig.IdsAsync(query), "the query's result");
            }
        }),
        new("Names that differ only in case are different", async rig =>
        {
            await rig.PutAsync("a", "1");
            await rig.PutAsync("A", "2");
            await rig.PutAsync("a", "3", partition: "P");
            rig.Equal("1", await rig.ContentAsync("a"), "'a'");
            rig.Equal("2", await rig.ContentAsync("A"), "'A'");
            rig.Equal("3", await rig.ContentAsync("a", "P"), "'a' of 'P'");
        }),
        new("Names that break the rules are refused", async rig =>
        {
            foreach (var name in BadNames)
            {
                var shown = $"'{name}'";
                await rig.RefusedAsync(() => rig.GetAsync(name), $"getting {shown}");
                await rig.RefusedAsync(() => rig.GetAsync("a", name), $"getting from partition {shown}");
                await rig.RefusedAsync(() => rig.PutAsync(name), $"writing {shown}");
                await rig.RefusedAsync(() => rig.PutAsync("a", partition: name), $"writing to partition {shown}");
                await rig.RefusedAsync(
                    () => rig.Documents.QueryAsync(All() with { Collection = name }, rig.Cancellation).AsTask(),
                    $"a query of collection {shown}");
            }
        }),
        new("Sort keys hold any text of up to 200 characters", async rig =>
        {
            string[] keys = ["", " ", "\"\\", "/../..", "a\nb", "é名🦊", new('k', 200)];
            foreach (var key in keys)
            {
                await rig.PutAsync("a", sortKey: key);
                rig.Equal(key, (await rig.GetAsync("a"))?.SortKey, "the sort key");
            }

            await rig.RefusedAsync(() => rig.PutAsync("a", sortKey: new('k', 201)), "a sort key of 201 characters");
        }),
        new("The version is 1 at first and one more with each write", async rig =>
        {
            for (var version = 1; version <= 3; version++)
            {
                rig.Equal(version, await rig.PutAsync("a"), "the version that the write returned");
                rig.Equal(version, (await rig.GetAsync("a"))?.Version, "the version of the document");
            }
        }),
        new("Deleting and writing again begins anew with version 1", async rig =>
        {
            await rig.PutAsync("a");
            await rig.PutAsync("a");
            rig.Equal(0L, await DeleteAsync(rig, "a"), "the version that the deletion returned");
            rig.Equal(null, await rig.GetAsync("a"), "the deleted document");
            rig.Equal(1L, await rig.PutAsync("a"), "the version of the new document");
        }),
        new("Expecting version 0 writes a document once", async rig =>
        {
            rig.Equal(1L, await rig.PutAsync("a", "1", expected: 0), "the version");
            await rig.FailsAsync(StorageFailure.Conflict, () => rig.PutAsync("a", "2", expected: 0), "the second write");
            rig.Equal("1", await rig.ContentAsync("a"), "the content");
        }),
        new("A write that expects another version changes nothing", async rig =>
        {
            await rig.PutAsync("a", "1");
            foreach (var wrong in new long[] { 0, 2, long.MaxValue })
            {
                await rig.FailsAsync(
                    StorageFailure.Conflict, () => rig.PutAsync("a", "2", expected: wrong), $"expecting {wrong}");
            }

            rig.Equal(2L, await rig.PutAsync("a", "3", expected: 1), "the version of the right write");
            await rig.FailsAsync(StorageFailure.Conflict, () => rig.PutAsync("b", expected: 1), "expecting an absent one");
            await rig.RefusedAsync(() => rig.PutAsync("a", expected: -1), "expecting version -1");
        }),
        new("A deletion keeps to the expected version", async rig =>
        {
            await rig.PutAsync("a");
            await rig.FailsAsync(StorageFailure.Conflict, () => DeleteAsync(rig, "a", 2), "expecting 2");
            rig.Equal(1L, (await rig.GetAsync("a"))?.Version, "the version");
            await DeleteAsync(rig, "a", 1);
            rig.Equal(0L, await DeleteAsync(rig, "a"), "the result of deleting an absent document");
            await rig.FailsAsync(StorageFailure.Conflict, () => DeleteAsync(rig, "a", 1), "expecting an absent one");
        }),
    ];

    private static DocumentQuery All(string partition = "p", int limit = 100) =>
        new() { Collection = Things, Partition = partition, Limit = limit };

    private static async Task<long> DeleteAsync(StorageRig rig, string id, long? expected = null)
    {
        var delete = new DeleteDocument { Collection = Things, Partition = "p", Id = id, ExpectedVersion = expected };
        return (await rig.Documents.WriteAsync([delete], rig.Cancellation))[0];
    }

    private static string Describe(StoredDocument? document) => document is null
        ? "absent"
        : $"{document.Collection}/{document.Partition}/{document.Id} {document.SortKey} {document.Version}";
}
