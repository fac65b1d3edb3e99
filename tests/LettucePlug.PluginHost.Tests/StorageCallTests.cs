using System.Text.Json.Nodes;
using LettucePlug.Host.Plugins;
using LettucePlug.Sdk;

namespace LettucePlug.Plugins.Tests;

/// <summary>A store that fails in the middle names its plugin.</summary>
public sealed class StorageCallTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_call_that_throws_is_a_fault_of_the_plugin()
    {
        await using var bed = new PluginBed();
        var host = Host(bed);
        await using var store = await OpenAsync(host);

        var fault = await Should.ThrowAsync<PluginFaultException>(async () => await store.Documents.GetAsync("c", "p", "i", Token));

        fault.Message.ShouldContain("test.faulty");
        fault.Message.ShouldContain("the store is broken");
        host.List().Single().Error!.Code.ShouldBe("E35");
    }

    [Fact]
    public async Task What_the_store_refuses_on_purpose_passes()
    {
        await using var bed = new PluginBed();
        await using var store = await OpenAsync(Host(bed));

        var refusal = await Should.ThrowAsync<StorageException>(async () =>
            await store.Documents.QueryAsync(new DocumentQuery { Collection = "c", Partition = "p" }, Token));

        refusal.Failure.ShouldBe(StorageFailure.Busy);
    }

    [Fact]
    public async Task Blobs_are_guarded_as_well()
    {
        await using var bed = new PluginBed();
        await using var store = await OpenAsync(Host(bed));

        await Should.ThrowAsync<PluginFaultException>(async () => await store.Blobs.CreateAsync(Token));
        await Should.ThrowAsync<PluginFaultException>(async () => await store.Blobs.OpenAsync("00", Token));
        await Should.ThrowAsync<PluginFaultException>(async () =>
        {
            await foreach (var _ in store.Blobs.ListAsync(Token))
            {
            }
        });
    }

    [Fact]
    public async Task A_store_without_search_offers_none_through_the_guard()
    {
        await using var bed = new PluginBed();
        await using var store = await OpenAsync(Host(bed));

        (store.Documents is IDocumentSearch).ShouldBeFalse();
        (store.Blobs is ILocalBlobs).ShouldBeFalse();
    }

    private static PluginHost Host(PluginBed bed)
    {
        bed.AddBundled("test.faulty", edit: manifest =>
        {
            manifest["kind"] = "storage";
            manifest["entryPoint"] = "Faulty.OpensABrokenStore";
            manifest["contributes"] = new JsonObject { ["storage"] = new JsonArray(new JsonObject { ["id"] = "faulty" }) };
        });
        return bed.NewHost();
    }

    private static async Task<IStorage> OpenAsync(PluginHost host)
    {
        var backend = await host.GetStorageBackendAsync("faulty", Token);
        return await backend.OpenAsync(new StorageOptions { Directory = Path.GetTempPath() }, Token);
    }
}
