using LettucePlug.Sdk.Testing;
using LettucePlug.Tests.Support;

namespace LettucePlug.Storage.Tests;

public sealed class ConformanceTests
{
    public static TheoryData<string, string> Cases()
    {
        var cases = new TheoryData<string, string>();
        foreach (var id in new[] { "sqlite", "files" })
        {
            foreach (var check in StorageConformance.Checks(Backends.Get(id), () => ""))
            {
                cases.Add(id, check.Name);
            }
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Keeps_the_contract(string backend, string name)
    {
        using var folder = new TempDir();
        var check = StorageConformance.Checks(Backends.Get(backend), () => folder.File("store"))
            .Single(check => check.Name == name);

        await check.RunAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public void Both_backends_can_search_and_keep_blobs_as_files()
    {
        // The kit passes over what a backend does not offer; these two offer all of it.
        StorageConformance.Checks(Backends.Get("sqlite"), () => "").Count.ShouldBeGreaterThan(60);
        typeof(Sqlite.SqliteDocuments).GetInterfaces().ShouldContain(typeof(Sdk.IDocumentSearch));
        typeof(Files.FilesDocuments).GetInterfaces().ShouldContain(typeof(Sdk.IDocumentSearch));
        typeof(Local.FileBlobStore).GetInterfaces().ShouldContain(typeof(Sdk.ILocalBlobs));
    }
}
