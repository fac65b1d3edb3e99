using LettucePlug.Host;
using LettucePlug.Host.Assets;
using LettucePlug.Host.Workflows;
using LettucePlug.Imaging;
using LettucePlug.Sdk;
using LettucePlug.Tests.Support;
using LettucePlug.Tests.Workflows;

namespace LettucePlug.Tests.Assets;

public sealed class AssetImportAndExportTests : IDisposable
{
    private readonly Studio _studio = new();
    private readonly TempDir _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _studio.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task My_own_file_becomes_an_asset_and_the_same_file_the_same_asset()
    {
        var path = _folder.File("cat.png");
        await File.WriteAllBytesAsync(path, Pictures.Png(4, 30, 20), Token);

        var asset = await ImportAsync(path);

        (asset.Name, asset.Kind, asset.Width).ShouldBe(("cat.png", AssetKinds.Imported, 30));
        (await ImportAsync(path)).Id.ShouldBe(asset.Id);
        (await ImportAsync(asset.Id)).Id.ShouldBe(asset.Id);
        (await _studio.VerifyAsync()).Ok.ShouldBeTrue();
    }

    [Fact]
    public async Task A_file_that_cannot_be_taken_says_why()
    {
        _folder.Write("notes.txt", "hello there");
        _folder.Write("empty.png", "");

        (await FailAsync<ImageFileException>(_folder.File("none.png"))).Code.ShouldBe("no-such-file");
        (await FailAsync<ImageFileException>(_folder.Path)).Code.ShouldBe("file-is-folder");
        (await FailAsync<ImageFileException>("somename")).Code.ShouldBe("no-such-image");
        (await FailAsync<NotAnImageException>(_folder.File("notes.txt"))).Message.ShouldContain("notes.txt");
        (await FailAsync<NotAnImageException>(_folder.File("empty.png"))).Code.ShouldBe("image-empty");
        (await _studio.AssetsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_trashed_asset_is_not_taken_as_a_reference()
    {
        var asset = await _studio.AssetAsync();
        await _studio.Library.TrashAsync(asset.Id, evenIfUsed: false, _studio.Time.GetUtcNow(), Token);

        (await FailAsync<AssetNotFoundException>(asset.Id)).Code.ShouldBe("asset-in-trash");
    }

    [Fact]
    public async Task An_exported_picture_carries_what_made_it()
    {
        _studio.Provider.OnGenerate = (_, _) => ScriptedImages.Updates(Studio.Ready(1, seed: 77));
        var asset = (await _studio.RunAsync(new ImageAsk
        {
            Prompt = "a fox",
            Settings = new Dictionary<string, string> { ["steps"] = "12", ["negativePrompt"] = "blur" },
        })).Assets[0];
        var path = _folder.File("deep", "fox.png");

        (await new AssetExport(_studio.Contents).ExportAsync(asset, path, Token)).ShouldBeTrue();

        await using var file = File.OpenRead(path);
        var texts = await ImageMetadata.ReadAsync(file, null, Token);
        var parameters = texts.Single(text => text.Keyword == "parameters").Text;
        parameters.ShouldBe("a fox\nNegative prompt: blur\nSteps: 12, Seed: 77, Size: 8x8, Model: sketch-image");
        texts.Single(text => text.Keyword == "lettuceplug").Text.ShouldContain(asset.Id);
        Directory.GetFiles(_folder.File("deep")).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_format_without_room_for_it_is_exported_as_it_is()
    {
        using var gif = new MemoryStream(Pictures.Gif(5, 5));
        var asset = await _studio.Import.StreamAsync(gif, "the test", "a.gif", AssetKinds.Imported, Token);
        var path = _folder.File("a.gif");

        (await new AssetExport(_studio.Contents).ExportAsync(asset, path, Token)).ShouldBeFalse();

        (await File.ReadAllBytesAsync(path, Token)).ShouldBe(Pictures.Gif(5, 5));
    }

    [Fact]
    public async Task A_file_that_cannot_be_written_says_so_and_that_the_image_is_safe()
    {
        var asset = await _studio.AssetAsync();
        var inTheWay = _folder.Write("file", "x");

        var error = await Should.ThrowAsync<ImageFileException>(
            () => new AssetExport(_studio.Contents).CopyAsync(asset, Path.Combine(inTheWay, "fox.png"), Token));

        error.Hint.ShouldNotBeNull().ShouldContain("safe");
    }

    [Fact]
    public async Task An_asset_without_its_bytes_is_not_exported()
    {
        var asset = await _studio.AssetAsync();
        await _studio.Store.DeleteBlobAsync(asset.Sha256, Token);

        (await Should.ThrowAsync<AssetNotFoundException>(
            () => new AssetExport(_studio.Contents).CopyAsync(asset, _folder.File("x.png"), Token)))
            .Code.ShouldBe("asset-without-bytes");
        File.Exists(_folder.File("x.png")).ShouldBeFalse();
    }

    [Fact]
    public async Task Verify_finds_what_is_missing_changed_or_left_over()
    {
        var lost = await _studio.AssetAsync(1);
        var changed = await _studio.AssetAsync(2);
        var fine = await _studio.AssetAsync(3);
        await _studio.Store.DeleteBlobAsync(lost.Sha256, Token);
        _studio.Memory.Damage(changed.Sha256, Pictures.Gif(1, 1));
        using (var orphan = await _studio.Ingest.StoreAsync(
            ImageContent.FromBytes(Pictures.Png(4)), null, "the result", Token))
        {
        }

        await _studio.Store.WriteAsync(
            [_studio.Library.AddUse(new AssetUse { Asset = "gone", By = "persona", Id = "p", As = "design" })], Token);

        var report = await _studio.VerifyAsync();

        report.Ok.ShouldBeFalse();
        report.Orphans.Count.ShouldBe(1);
        report.Problems.Select(problem => (problem.Code, problem.Asset)).ShouldBe(
            [
                ("asset-without-bytes", lost.Id),
                ("bytes-changed", changed.Id),
                ("facts-differ", changed.Id),
                ("used-asset-gone", "gone"),
            ],
            ignoreOrder: true);
        report.Problems.ShouldNotContain(problem => problem.Asset == fine.Id);
    }

    private ValueTask<AssetRecord> ImportAsync(string text) =>
        _studio.Import.FileOrAssetAsync(text, AssetKinds.Imported, Token);

    private async Task<T> FailAsync<T>(string text)
        where T : LettucePlugException =>
        await Should.ThrowAsync<T>(async () => await ImportAsync(text));
}
