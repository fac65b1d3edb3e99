using LettucePlug.Host.Tui.Pictures;
using LettucePlug.Imaging;
using LettucePlug.Terminal;
using Size = LettucePlug.Terminal.Size;

namespace LettucePlug.Tests.Tui;

public sealed class PictureShelfTests
{
    private static readonly Size Cells = new(8, 4);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("auto", "kitty", true)]
    [InlineData("auto", "sixel", true)]
    [InlineData("auto", "iterm2", true)]
    [InlineData("auto", "none of them", false)]
    [InlineData("kitty", "none of them", true)]
    [InlineData("sixel", "kitty", true)]
    [InlineData("blocks", "kitty", false)]
    public async Task Pixels_follow_the_cells_by_the_protocol_that_is_set_or_that_the_terminal_has(
        string setting, string terminal, bool follow)
    {
        var (picture, changed) = Show(Png(), setting, new TerminalCapabilities
        {
            KittyGraphics = terminal == "kitty",
            Sixel = terminal == "sixel",
            ITerm2Images = terminal == "iterm2",
        });

        picture.Cells(Cells).ShouldBeNull();
        await changed.WaitAsync(Cancel);
        picture.Cells(Cells).ShouldNotBeNull();
        picture.Pixels(Cells).ShouldBeNull();
        if (!follow)
        {
            changed.CurrentCount.ShouldBe(0);
            return;
        }

        await changed.WaitAsync(Cancel);
        var pixels = picture.Pixels(Cells).ShouldNotBeNull();
        var isKitty = setting == "kitty" || (setting == "auto" && terminal == "kitty");
        pixels.Place.IsEmpty.ShouldBe(!isKitty);
        pixels.Delete.IsEmpty.ShouldBe(!isKitty);
        pixels.Chunks.ShouldNotBeEmpty();
        picture.Pixels(Cells).ShouldBeSameAs(pixels);
    }

    [Fact]
    public async Task Two_pictures_go_by_two_numbers()
    {
        var capabilities = new TerminalCapabilities { KittyGraphics = true };
        var places = new List<string>();
        for (var i = 0; i < 2; i++)
        {
            var (picture, changed) = Show(Png(), "auto", capabilities);
            picture.Cells(Cells);
            await changed.WaitAsync(Cancel);
            picture.Pixels(Cells);
            await changed.WaitAsync(Cancel);
            places.Add(System.Text.Encoding.ASCII.GetString(picture.Pixels(Cells)!.Place.Span)); // it has just been made
        }

        places.Distinct().Count().ShouldBe(2);
    }

    [Fact]
    public async Task A_picture_that_no_program_here_can_decode_says_what_would_help()
    {
        byte[] webp = [.. "RIFF"u8, 22, 0, 0, 0, .. "WEBPVP8X"u8, 10, 0, 0, 0, 0, 0, 0, 0, 7, 0, 0, 7, 0, 0];
        var (picture, changed) = Show(webp, "auto", new TerminalCapabilities());

        picture.Cells(Cells);
        await changed.WaitAsync(Cancel);

        picture.Description.ShouldContain("image/webp");
        picture.Description.ShouldMatch("Install one of|convert it to PNG");
        picture.Description.ShouldNotContain("Exception");
    }

    private static byte[] Png() => PngEncoder.Encode(new Bitmap(16, 16), cancellationToken: Cancel);

    private static (IPictureSource Picture, SemaphoreSlim Changed) Show(byte[] file, string setting, TerminalCapabilities capabilities)
    {
        var shelf = new PictureShelf(
            new InlineThread(), (_, _) => Task.FromResult(file), new PictureLook(() => capabilities, setting));
        var picture = shelf.Of("asset", 16, 16);
        var changed = new SemaphoreSlim(0);
        picture.Changed += () => changed.Release();
        return (picture, changed);
    }
}
