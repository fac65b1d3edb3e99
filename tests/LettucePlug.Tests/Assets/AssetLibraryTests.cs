using LettucePlug.Host.Assets;
using LettucePlug.Sdk;
using LettucePlug.Tests.Support;
using LettucePlug.Tests.Workflows;

namespace LettucePlug.Tests.Assets;

public sealed class AssetLibraryTests : IDisposable
{
    private readonly Studio _studio = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private AssetLibrary Library => _studio.Library;

    public void Dispose() => _studio.Dispose();

    [Fact]
    public async Task I_can_list_the_newest_first_by_kind_and_by_words()
    {
        var fox = await MakeAsync("a red fox", AssetKinds.Generated);
        var wolf = await MakeAsync("a grey wolf", AssetKinds.Avatar);
        var cat = await MakeAsync("a red cat", AssetKinds.Generated);

        (await ListAsync(new AssetFilter())).ShouldBe([cat, wolf, fox]);
        (await ListAsync(new AssetFilter { Kind = AssetKinds.Generated })).ShouldBe([cat, fox]);
        (await ListAsync(new AssetFilter { Search = "RED" })).ShouldBe([cat, fox]);
        (await ListAsync(new AssetFilter { Search = "red", Kind = AssetKinds.Avatar })).ShouldBeEmpty();
        (await ListAsync(new AssetFilter { Search = "dog" })).ShouldBeEmpty();
    }

    [Fact]
    public async Task I_can_name_an_asset_by_the_beginning_of_its_id()
    {
        var first = await MakeAsync("one", AssetKinds.Generated);
        _studio.Time.Advance(TimeSpan.FromDays(400));
        await MakeAsync("two", AssetKinds.Generated);

        (await Library.ResolveAsync(first[..8], Token)).Id.ShouldBe(first);
        (await Should.ThrowAsync<AssetNotFoundException>(async () => await Library.ResolveAsync("0", Token)))
            .Code.ShouldBe("ambiguous-asset");
        (await Should.ThrowAsync<AssetNotFoundException>(async () => await Library.ResolveAsync("zzz", Token)))
            .Code.ShouldBe("no-such-asset");
        await Should.ThrowAsync<AssetNotFoundException>(async () => await Library.ResolveAsync("../x", Token));
    }

    [Fact]
    public async Task What_lies_in_the_trash_keeps_its_bytes_and_can_be_taken_back()
    {
        var asset = await _studio.AssetAsync();

        await Library.TrashAsync(asset.Id, evenIfUsed: false, _studio.Time.GetUtcNow(), Token);

        (await ListAsync(new AssetFilter())).ShouldBeEmpty();
        (await ListAsync(new AssetFilter { InTrash = true })).ShouldBe([asset.Id]);
        (await Library.GetAsync(asset.Id, Token)).TrashedAt.ShouldNotBeNull();
        (await _studio.Contents.ReadAsync(asset, Token)).Length.ShouldBe((int)asset.Bytes);
        (await Library.RestoreAsync(asset.Id, Token)).TrashedAt.ShouldBeNull();
        (await ListAsync(new AssetFilter())).ShouldBe([asset.Id]);
    }

    [Fact]
    public async Task Trashing_twice_or_restoring_what_was_never_trashed_is_no_failure()
    {
        var asset = await _studio.AssetAsync();
        await Library.RestoreAsync(asset.Id, Token);
        await Library.TrashAsync(asset.Id, evenIfUsed: false, _studio.Time.GetUtcNow(), Token);

        (await Library.TrashAsync(asset.Id, evenIfUsed: false, _studio.Time.GetUtcNow(), Token)).Id.ShouldBe(asset.Id);
        await Should.ThrowAsync<AssetNotFoundException>(async () => await Library.RestoreAsync("missing", Token));
    }

    [Fact]
    public async Task An_asset_in_use_stays_unless_I_insist()
    {
        var asset = await _studio.AssetAsync();
        var use = new AssetUse { Asset = asset.Id, By = "character", Id = "mia", As = "avatar" };
        await _studio.Store.WriteAsync([Library.AddUse(use)], Token);

        (await Should.ThrowAsync<AssetInUseException>(
            async () => await Library.TrashAsync(asset.Id, evenIfUsed: false, _studio.Time.GetUtcNow(), Token)))
            .Message.ShouldContain("character mia (avatar)");

        await Library.TrashAsync(asset.Id, evenIfUsed: true, _studio.Time.GetUtcNow(), Token);
        (await Library.EmptyTrashAsync(_studio.Gate, Token)).ShouldBe(0);
        await _studio.Store.WriteAsync([Library.RemoveUse(use)], Token);
        (await Library.EmptyTrashAsync(_studio.Gate, Token)).ShouldBe(1);
        (await Library.FindAsync(asset.Id, Token)).ShouldBeNull();
        (await _studio.VerifyAsync()).Blobs.ShouldBe(0);
    }

    [Fact]
    public async Task Bytes_that_two_assets_share_stay_until_the_last_is_gone()
    {
        _studio.Provider.OnGenerate = (_, _) => ScriptedImages.Updates(Studio.Ready(), Studio.Ready());
        var pair = (await _studio.RunAsync(new Host.Workflows.ImageAsk { Prompt = "a fox", Count = 2 })).Assets;
        await Library.TrashAsync(pair[0].Id, evenIfUsed: false, _studio.Time.GetUtcNow(), Token);

        await Library.EmptyTrashAsync(_studio.Gate, Token);

        (await _studio.Contents.ReadAsync(pair[1], Token)).ShouldNotBeEmpty();
        (await _studio.VerifyAsync()).Ok.ShouldBeTrue();
    }

    [Fact]
    public async Task Nothing_is_swept_away_while_somebody_stores_an_image()
    {
        var content = ImageContent.FromBytes(Pictures.Png(5));
        var stored = await _studio.Ingest.StoreAsync(content, null, "the result", Token);

        (await Library.RemoveBlobIfUnlinkedAsync(stored.Sha256, _studio.Gate, Token)).ShouldBeFalse();
        stored.Dispose();
        (await Library.RemoveBlobIfUnlinkedAsync(stored.Sha256, _studio.Gate, Token)).ShouldBeTrue();
    }

    [Fact]
    public async Task Many_who_trash_and_restore_at_once_leave_one_record()
    {
        var asset = await _studio.AssetAsync();

        await Task.WhenAll(Enumerable.Range(0, 8).Select(number => Task.Run(async () =>
        {
            for (var turn = 0; turn < 20; turn++)
            {
                await (number % 2 == 0
                    ? Library.TrashAsync(asset.Id, evenIfUsed: false, _studio.Time.GetUtcNow(), Token)
                    : Library.RestoreAsync(asset.Id, Token));
            }
        })));

        await Library.RestoreAsync(asset.Id, Token);
        (await ListAsync(new AssetFilter())).ShouldBe([asset.Id]);
        (await ListAsync(new AssetFilter { InTrash = true })).ShouldBeEmpty();
    }

    private async Task<string> MakeAsync(string prompt, string kind)
    {
        _studio.Provider.OnGenerate = (_, _) => ScriptedImages.Updates(Studio.Ready());
        return (await _studio.RunAsync(new Host.Workflows.ImageAsk { Prompt = prompt, AssetKind = kind })).Assets[0].Id;
    }

    private async Task<List<string>> ListAsync(AssetFilter filter)
    {
        List<string> ids = [];
        await foreach (var asset in Library.ListAsync(filter, Token))
        {
            ids.Add(asset.Id);
        }

        return ids;
    }
}
