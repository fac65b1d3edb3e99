using System.Text;
using LettucePlug.Imaging.Tests.Support;

namespace LettucePlug.Imaging.Tests.Headers;

public sealed class ImageHeaderReaderTests
{
    public static TheoryData<string, byte[], string> Headers => new()
    {
        { "png", Some.PngShell(640, 480), "image/png 640x480 1" },
        { "jpeg", Some.JpegShell(640, 480), "image/jpeg 640x480 1" },
        { "jpeg turned, little", Some.JpegShell(640, 480, Some.Exif(6, true)), "image/jpeg 480x640 6" },
        { "jpeg turned, big", Some.JpegShell(640, 480, Some.Exif(3, false)), "image/jpeg 640x480 3" },
        { "jpeg long segments", Some.JpegShell(9, 7, Some.Segment(0xE2, new byte[60000]), [0xFF]), "image/jpeg 9x7 1" },
        { "gif", [.. "GIF89a"u8, 0x40, 1, 0xC8, 0, 0, 0, 0], "image/gif 320x200 1" },
        { "bmp", [.. "BM"u8, .. new byte[12], 40, 0, 0, 0, 5, 0, 0, 0, 0xFD, 255, 255, 255], "image/bmp 5x3 1" },
        { "webp lossy", Some.Riff("VP8 ", [0, 0, 0, 0x9D, 1, 0x2A, 0x40, 1, 0xC8, 0]), "image/webp 320x200 1" },
        { "webp lossless", Some.Riff("VP8L", [0x2F, 0x3F, 0xC1, 0x31, 0]), "image/webp 320x200 1" },
        { "webp extended", Some.Riff("VP8X", [0, 0, 0, 0, 0x3F, 1, 0, 0xC7, 0, 0]), "image/webp 320x200 1" },
        { "avif", Some.Avif(320, 200), "image/avif 320x200 1" },
        { "svg", Svg("<svg xmlns='x' width=\"320\" height='200px'>"), "image/svg+xml 320x200 1" },
        { "svg by box", Svg("\uFEFF<?xml version='1.0'?>\n<!-- <svg> -->\n<svg viewBox='0 0 32.4 20'>"), "image/svg+xml 32x20 1" },
        { "svg without size", Svg("<!DOCTYPE svg [<!ENTITY a 'b'>]><svg width='100%'>"), "image/svg+xml  1" },
    };

    [Theory]
    [MemberData(nameof(Headers))]
    public void Finds_the_same_header_however_the_bytes_are_cut(string name, byte[] bytes, string expected)
    {
        foreach (var size in new[] { 1, 2, 3, 7, 13, 64, 1000, bytes.Length })
        {
            var reader = new ImageHeaderReader();
            foreach (var chunk in bytes.Chunk(size))
            {
                reader.Append(chunk);
            }

            reader.Complete().ShouldBe(ImageHeaderState.Found, $"{name} in pieces of {size}");
            Describe(reader.Header!).ShouldBe(expected);
        }
    }

    [Theory]
    [MemberData(nameof(Headers))]
    public void A_header_cut_short_is_no_image_or_a_type_without_a_size(string name, byte[] bytes, string expected)
    {
        for (var length = 0; length < Math.Min(bytes.Length, 150); length++)
        {
            var header = ImageSniffer.Read(bytes.AsSpan(0, length));

            (header is null || header.Size is null || Describe(header) == expected).ShouldBeTrue($"{name} at {length}");
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("GIF")]
    [InlineData("hello, this is no image at all")]
    [InlineData("<html><svg></svg></html>")]
    [InlineData("<svgx>")]
    [InlineData("RIFF....AVI LIST")]
    [InlineData("BMW is a brand of cars made in Munich")]
    public void What_is_no_image_is_said_to_be_none(string text)
    {
        ImageSniffer.Read(Encoding.UTF8.GetBytes(text)).ShouldBeNull();
    }

    [Fact]
    public void A_size_of_nothing_is_no_image()
    {
        ImageSniffer.Read(Some.PngShell(0, 4)).ShouldBeNull();
        ImageSniffer.Read(Some.PngShell(4, -4)).ShouldBeNull();
        ImageSniffer.Read(Some.JpegShell(4, 0)).ShouldBeNull();
    }

    [Fact]
    public void An_endless_prolog_ends_the_search()
    {
        var reader = new ImageHeaderReader();
        var chunk = Encoding.UTF8.GetBytes("<!-- never ends");
        var fed = 0;
        while (reader.Append(chunk) == ImageHeaderState.NeedMore)
        {
            fed += chunk.Length;
            fed.ShouldBeLessThan(1 << 20);
        }

        reader.State.ShouldBe(ImageHeaderState.NotAnImage);
    }

    [Fact]
    public async Task A_stream_is_read_no_further_than_the_header()
    {
        using var stream = new MemoryStream([.. Some.PngShell(3, 5), .. new byte[100_000]]);

        var header = await ImageSniffer.ReadAsync(stream, TestContext.Current.CancellationToken);

        header!.Size.ShouldBe(new PixelSize(3, 5));
        stream.Position.ShouldBeLessThanOrEqualTo(4096);
    }

    [Fact]
    public void The_media_type_alone_needs_only_the_first_bytes()
    {
        ImageSniffer.MediaType(Some.PngShell(1, 1).AsSpan(0, 8)).ShouldBe("image/png");
        ImageSniffer.MediaType([0xFF, 0xD8, 0xFF, 0xE0]).ShouldBe("image/jpeg");
        ImageSniffer.MediaType(Some.Avif(1, 1).AsSpan(0, 32)).ShouldBe("image/avif");
        ImageSniffer.MediaType("<svg xmlns=''>"u8).ShouldBe("image/svg+xml");
        ImageSniffer.MediaType("%PDF-1.7"u8).ShouldBeNull();
        ImageSniffer.MediaType([]).ShouldBeNull();
    }

    private static byte[] Svg(string text) => Encoding.UTF8.GetBytes(text);

    private static string Describe(ImageHeader header) =>
        $"{header.MediaType} {header.DisplaySize} {header.Orientation}";
}
