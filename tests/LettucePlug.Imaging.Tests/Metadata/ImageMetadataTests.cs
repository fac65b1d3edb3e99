using System.IO.Compression;
using System.Text;
using LettucePlug.Imaging.Tests.Support;

namespace LettucePlug.Imaging.Tests.Metadata;

public sealed class ImageMetadataTests
{
    private static readonly byte[] ExampleJpeg = Some.JpegShell(4, 4, Some.Segment(0xE0, [.. "JFIF\0"u8, 1, 1, 0, 0, 1, 0, 1, 0, 0]));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Reads_all_three_kinds_of_png_text()
    {
        var png = Some.PngShell(
            2,
            2,
            Some.Chunk("tEXt", [.. "chara\0eyJ9"u8]),
            Some.Chunk("zTXt", [.. "long\0\0"u8, .. Deflated("compressed words")]),
            Some.Chunk("iTXt", [.. "ccv3\0\0\0de\0Wort\0grüße 🌿"u8]),
            Some.Chunk("iTXt", [.. "packed\0\u0001\0\0\0"u8, .. Deflated("schön")]),
            Some.Chunk("tEXt", [.. "old\0"u8, 0xFC, .. "ber"u8]));

        var texts = await Read(png);

        texts.Select(text => $"{text.Keyword}={text.Text}").ShouldBe(
            ["chara=eyJ9", "long=compressed words", "ccv3=grüße 🌿", "packed=schön", "old=über"]);
    }

    [Theory]
    [InlineData("tEXt", "keyword without end")]
    [InlineData("tEXt", "\0no keyword")]
    [InlineData("zTXt", "a\0\0not deflated")]
    [InlineData("zTXt", "a\0\0x \0\0\0\u0001 wants a dictionary")]
    [InlineData("iTXt", "a\0\u0001\0\0\0not deflated")]
    [InlineData("iTXt", "a\0\u0001\u0007\0\0method")]
    [InlineData("iTXt", "a\0\0\0no language end")]
    [InlineData("iTXt", "a\0")]
    public async Task A_broken_text_is_passed_over_and_the_others_are_kept(string type, string data)
    {
        var png = Some.PngShell(2, 2, Some.Chunk(type, Encoding.Latin1.GetBytes(data)), Some.Chunk("tEXt", [.. "ok\0yes"u8]));

        var texts = await Read(png);

        texts.Single().Text.ShouldBe("yes");
    }

    [Fact]
    public async Task A_text_with_a_wrong_checksum_is_passed_over()
    {
        var chunk = Some.Chunk("tEXt", [.. "a\0b"u8]);
        chunk[^1] ^= 1;

        (await Read(Some.PngShell(2, 2, chunk))).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_text_that_inflates_without_end_is_refused_at_the_limit()
    {
        var bomb = Some.Chunk("zTXt", [.. "bomb\0\0"u8, .. Deflated(new string('a', 5_000_000))]);
        var limits = new ImageLimits { MaxTextBytes = 100_000 };

        var refusal = await Should.ThrowAsync<ImageTooLargeException>(
            () => ImageMetadata.ReadAsync(new MemoryStream(Some.PngShell(2, 2, bomb)), limits, Cancel));

        refusal.Limit.ShouldBe(100_000);
    }

    [Fact]
    public async Task A_chunk_that_claims_more_than_there_is_costs_nothing()
    {
        byte[] png = [.. Some.PngShell(2, 2).AsSpan(0, 33), 0x01, 0xC9, 0xC3, 0x80, .. "tEXt"u8, .. "short\0"u8];
        var before = GC.GetAllocatedBytesForCurrentThread();

        // A stream in memory never waits, so all of it happens on this thread.
        var reading = Read(png);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        await Should.ThrowAsync<CorruptImageException>(() => reading);
        allocated.ShouldBeLessThan(1_000_000);
    }

    [Fact]
    public async Task Written_png_texts_are_read_back_and_the_rest_keeps_its_bytes()
    {
        var png = Some.PngShell(2, 2, Some.Chunk("tEXt", [.. "prompt\0old"u8]), Some.Chunk("tEXt", [.. "other\0kept"u8]));
        var changes = new ImageTextChanges
        {
            Set =
            [
                new ImageText { Keyword = "prompt", Text = "a leaf\nof lettuce" },
                new ImageText { Keyword = "emoji", Text = "🌿 grün" },
                new ImageText { Keyword = "big", Text = new string('x', 100_000), Compressed = true },
            ],
        };

        var written = await Write(png, changes);
        var texts = await Read(written);

        texts.Select(text => (text.Keyword, text.Text.Length)).ShouldBe(
            [("prompt", 17), ("emoji", 7), ("big", 100_000), ("other", 4)]);
        written.Length.ShouldBeLessThan(png.Length + 1_000);
        var stripped = await Write(written, new ImageTextChanges { RemoveOthers = true });
        stripped.ShouldBe(Some.PngShell(2, 2));
    }

    [Fact]
    public async Task Named_texts_can_be_left_out()
    {
        var png = Some.PngShell(2, 2, Some.Chunk("tEXt", [.. "secret\0x"u8]), Some.Chunk("tEXt", [.. "other\0kept"u8]));

        var written = await Write(png, new ImageTextChanges { Remove = ["secret"] });

        (await Read(written)).Single().Keyword.ShouldBe("other");
    }

    [Fact]
    public async Task Written_jpeg_texts_are_read_back_and_follow_the_application_segments()
    {
        var changes = new ImageTextChanges
        {
            Set =
            [
                new ImageText { Keyword = ImageText.CommentKeyword, Text = "Note: not a keyword" },
                new ImageText { Keyword = "prompt", Text = "zwei\nZeilen: ü" },
                new ImageText { Keyword = ImageText.XmpKeyword, Text = "<x:xmpmeta/>" },
            ],
        };

        var written = await Write(ExampleJpeg, changes);
        var texts = await Read(written);

        texts.ShouldBe(changes.Set);
        written.AsSpan(2, 2).ToArray().ShouldBe(new byte[] { 0xFF, 0xE0 });
        (await Write(written, new ImageTextChanges { RemoveOthers = true })).ShouldBe(ExampleJpeg);
        (await Read(await Write(written, changes))).Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_text_too_long_for_a_jpeg_is_refused_before_anything_is_written()
    {
        using var destination = new MemoryStream();
        var changes = new ImageTextChanges { Set = [new ImageText { Keyword = "p", Text = new string('x', 70_000) }] };

        await Should.ThrowAsync<ImageTooLargeException>(
            () => ImageMetadata.WriteAsync(new MemoryStream(ExampleJpeg), destination, changes, Cancel));

        destination.Length.ShouldBe(0);
    }

    [Fact]
    public async Task Formats_without_texts_say_so()
    {
        var refusal = await Should.ThrowAsync<UnsupportedImageException>(
            () => Write([.. "GIF89a"u8, .. new byte[20]], new ImageTextChanges()));
        refusal.Message.ShouldContain("image/gif");
        refusal.Hint.ShouldNotBeNull();

        (await Should.ThrowAsync<UnsupportedImageException>(() => Write(Some.Riff("VP8X", new byte[10]), new ImageTextChanges())))
            .Message.ShouldContain("image/webp");
        await Should.ThrowAsync<UnsupportedImageException>(() => Write([.. "plain text, long enough"u8], new ImageTextChanges()));
        (await Read([.. "GIF89a"u8, .. new byte[20]])).ShouldBeEmpty();
        (await Read([])).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_file_cut_anywhere_is_refused_clearly()
    {
        var changes = new ImageTextChanges { Remove = ["x"] };
        foreach (var whole in new[] { Some.PngShell(2, 2, Some.Chunk("tEXt", [.. "a\0b"u8])), ExampleJpeg[..^12] })
        {
            for (var length = 12; length < whole.Length; length++)
            {
                await Should.ThrowAsync<CorruptImageException>(() => Write(whole[..length], changes));
            }
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData(" x")]
    [InlineData("a\nb")]
    [InlineData("🌿")]
    public async Task A_keyword_no_reader_would_accept_is_refused(string keyword)
    {
        var changes = new ImageTextChanges { Set = [new ImageText { Keyword = keyword, Text = "x" }] };

        await Should.ThrowAsync<ArgumentException>(() => Write(ExampleJpeg, changes));
    }

    private static async Task<IReadOnlyList<ImageText>> Read(byte[] file) =>
        await ImageMetadata.ReadAsync(new MemoryStream(file), null, Cancel);

    private static async Task<byte[]> Write(byte[] file, ImageTextChanges changes)
    {
        using var destination = new MemoryStream();
        await ImageMetadata.WriteAsync(new MemoryStream(file), destination, changes, Cancel);
        return destination.ToArray();
    }

    private static byte[] Deflated(string text)
    {
        using var target = new MemoryStream();
        using (var deflate = new ZLibStream(target, CompressionLevel.Fastest))
        {
            deflate.Write(Encoding.UTF8.GetBytes(text));
        }

        return target.ToArray();
    }
}
