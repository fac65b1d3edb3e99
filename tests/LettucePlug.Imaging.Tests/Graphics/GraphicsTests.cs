using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using LettucePlug.Imaging.Tests.Support;
using LettucePlug.Tests.Support;

namespace LettucePlug.Imaging.Tests.Graphics;

public sealed partial class GraphicsTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3072)]
    [InlineData(3073)]
    [InlineData(100_000)]
    public void What_kitty_receives_is_what_was_sent(int length)
    {
        var file = new byte[length];
        new Random(1).NextBytes(file);

        var chunks = KittyGraphics.Transmit(77, file).Select(Text).ToList();

        var commands = chunks.Select(chunk => KittyCommand().Match(chunk)).ToList();
        commands.ShouldAllBe(command => command.Success && command.Groups["data"].Length <= 4096);
        commands.SelectMany(command => Convert.FromBase64String(command.Groups["data"].Value)).ShouldBe(file);
        commands[0].Groups["keys"].Value.ShouldStartWith("a=t,f=100,i=77,q=2,m=");
        commands.Select(command => command.Groups["keys"].Value.Contains("m=1", StringComparison.Ordinal))
            .ShouldBe(commands.Select((_, index) => index < commands.Count - 1));
        chunks.ShouldAllBe(chunk => chunk.Length <= GraphicsPayload.ChunkLength);
    }

    [Fact]
    public void Kitty_placements_are_drawn_and_deleted_by_their_numbers()
    {
        Text(KittyGraphics.Place(7, 2, 60, 30)).ShouldBe("\e_Ga=p,i=7,p=2,c=60,r=30,C=1,q=2\e\\");
        Text(KittyGraphics.DeletePlacement(7, 2)).ShouldBe("\e_Ga=d,d=i,i=7,p=2,q=2\e\\");
        Text(KittyGraphics.DeleteImage(7)).ShouldBe("\e_Ga=d,d=I,i=7,q=2\e\\");
        Text(KittyGraphics.AbortTransmission(7)).ShouldStartWith("\e_Gm=0,q=2;\e\\");
    }

    [Theory]
    [InlineData(1, 1, 2, false)]
    [InlineData(40, 6, 16, false)]
    [InlineData(41, 13, 256, false)]
    [InlineData(100, 50, 64, true)]
    [InlineData(90, 31, 256, true)]
    public void Sixels_draw_the_quantised_picture_exactly(int width, int height, int colours, bool hasAlpha)
    {
        var bitmap = Quantiser.Quantise(Pictures.Photo(width, height, 6, hasAlpha), colours, cancellationToken: Cancel);

        var (pixels, readWidth, readHeight) = SixelReader.Read(Encoding.ASCII.GetString(SixelGraphics.Encode(bitmap, Cancel)));

        (readWidth, readHeight).ShouldBe((width, height));
        for (var at = 0; at < pixels.Length; at++)
        {
            var index = bitmap.Indices[at];
            var isDrawn = index < bitmap.Palette.Count;
            pixels[at].HasValue.ShouldBe(isDrawn);
            if (isDrawn)
            {
                // Sixel colours are whole percents.
                var (wanted, got) = (bitmap.Palette[index], pixels[at]!.Value);
                Math.Abs(wanted.R - got.R).ShouldBeLessThanOrEqualTo(2);
                Math.Abs(wanted.G - got.G).ShouldBeLessThanOrEqualTo(2);
                Math.Abs(wanted.B - got.B).ShouldBeLessThanOrEqualTo(2);
            }
        }
    }

    [Theory]
    [InlineData(40, 6, 16)]
    [InlineData(97, 61, 256)]
    public void Sixels_are_read_elsewhere_as_they_are_meant(int width, int height, int colours)
    {
        const string Reader = "/usr/bin/sixel2png";
        Assert.SkipUnless(File.Exists(Reader), "libsixel's sixel2png is not installed (Debian: apt-get install libsixel-bin).");
        using var folder = new TempDir();
        var bitmap = Quantiser.Quantise(Pictures.Photo(width, height), colours, cancellationToken: Cancel);
        File.WriteAllBytes(folder.File("in.six"), SixelGraphics.Encode(bitmap, Cancel));

        using (var process = Process.Start(Reader, ["-i", folder.File("in.six"), "-o", folder.File("out.png")]))
        {
            process.WaitForExit();
        }

        var read = ImageDecoder.Decode(File.ReadAllBytes(folder.File("out.png")), null, Cancel);
        read.Size.ShouldBe(new PixelSize(width, height));
        for (var at = 0; at < bitmap.Indices.Length; at++)
        {
            // Sixel colours are whole percents.
            var wanted = bitmap.Palette[bitmap.Indices[at]];
            Math.Abs(wanted.R - read.Pixels[at * 4]).ShouldBeLessThanOrEqualTo(3);
            Math.Abs(wanted.G - read.Pixels[(at * 4) + 1]).ShouldBeLessThanOrEqualTo(3);
            Math.Abs(wanted.B - read.Pixels[(at * 4) + 2]).ShouldBeLessThanOrEqualTo(3);
        }
    }

    [Fact]
    public void ITerm2_receives_the_whole_file_and_its_size_in_cells()
    {
        var file = JpegEncoder.Encode(Pictures.Photo(30, 20), cancellationToken: Cancel);

        var text = Encoding.ASCII.GetString(ITerm2Graphics.Encode(file, 12, 5));

        text.ShouldStartWith($"\e]1337;File=inline=1;size={file.Length};width=12;height=5;preserveAspectRatio=0:");
        text.ShouldEndWith("\a");
        Convert.FromBase64String(text[(text.IndexOf(':', StringComparison.Ordinal) + 1)..^1]).ShouldBe(file);
    }

    [Theory]
    [InlineData(GraphicsProtocol.Kitty)]
    [InlineData(GraphicsProtocol.Sixel)]
    [InlineData(GraphicsProtocol.ITerm2)]
    public void A_picture_keeps_to_its_byte_budget_or_is_left_to_cells(GraphicsProtocol protocol)
    {
        var source = Pictures.Photo(300, 300);
        var request = new GraphicsRequest { Protocol = protocol, Columns = 30, Rows = 15, ImageId = 5 };

        var free = GraphicsEncoder.Encode(source, request, Cancel)!;
        var tight = GraphicsEncoder.Encode(source, request with { MaxBytes = (int)free.Length / 2 }, Cancel)!;

        free.Size.ShouldBe(new PixelSize(270, 270));
        tight.Length.ShouldBeLessThanOrEqualTo(free.Length / 2);
        tight.Length.ShouldBe(tight.Chunks.Sum(chunk => chunk.Length));
        tight.Chunks.ShouldAllBe(chunk => chunk.Length <= GraphicsPayload.ChunkLength);
        tight.Abort.Length.ShouldBeGreaterThan(0);
        GraphicsEncoder.Encode(source, request with { MaxBytes = 200 }, Cancel).ShouldBeNull();
    }

    [Fact]
    public void A_small_picture_is_not_blown_up_before_it_is_sent_to_kitty()
    {
        var request = new GraphicsRequest { Protocol = GraphicsProtocol.Kitty, Columns = 60, Rows = 30 };

        GraphicsEncoder.Encode(Pictures.Photo(100, 100), request, Cancel)!.Size.ShouldBe(new PixelSize(100, 100));
    }

    private static string Text(ReadOnlyMemory<byte> bytes) => Encoding.ASCII.GetString(bytes.Span);

    [GeneratedRegex(@"\A\e_G(?<keys>[a-z]=[^,;]+(?:,[a-zA-Z]=[^,;]+)*);(?<data>[A-Za-z0-9+/=]*)\e\\\z")]
    private static partial Regex KittyCommand();
}
