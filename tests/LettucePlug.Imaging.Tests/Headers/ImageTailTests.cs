namespace LettucePlug.Imaging.Tests.Headers;

public sealed class ImageTailTests
{
    private static readonly byte[] PngEnd = [0, 0, 0, 0, .. "IEND"u8, 0xAE, 0x42, 0x60, 0x82];

    [Fact]
    public void A_whole_file_is_not_cut_off_however_it_comes()
    {
        byte[] png = [.. new byte[9000], .. PngEnd];
        foreach (var size in (int[])[1, 7, 4095, 4096, 4097, 20_000])
        {
            Fed(png, size).IsCutOff(ImageMediaTypes.Png).ShouldBeFalse($"in chunks of {size}");
        }
    }

    [Fact]
    public void Every_earlier_end_of_a_PNG_is_found()
    {
        byte[] png = [.. new byte[5000], .. PngEnd];
        for (var length = 1; length <= png.Length - 5; length++)
        {
            Fed(png[..length], 1000).IsCutOff(ImageMediaTypes.Png).ShouldBeTrue($"after {length} bytes");
        }
    }

    [Fact]
    public void What_programs_append_is_no_reason_for_doubt() =>
        Fed([.. PngEnd, .. new byte[4000]], 512).IsCutOff(ImageMediaTypes.Png).ShouldBeFalse();

    [Theory]
    [InlineData(ImageMediaTypes.Jpeg, new byte[] { 0xFF, 0xD8, 1, 2, 3, 0xFF, 0xD9 })]
    [InlineData(ImageMediaTypes.Gif, new byte[] { 0x47, 0x49, 0x46, 0x38, 0x3B, 1, 0x3B })]
    [InlineData(ImageMediaTypes.WebP, new byte[] { 0x52, 0x49, 0x46, 0x46, 4, 0, 0, 0, 0x57, 0x45, 0x42, 0x50 })]
    public void Other_formats_have_ends_of_their_own(string mediaType, byte[] whole)
    {
        Fed(whole, 3).IsCutOff(mediaType).ShouldBeFalse();
        Fed(whole[..^1], 3).IsCutOff(mediaType).ShouldBeTrue();
    }

    [Theory]
    [InlineData(ImageMediaTypes.Bmp)]
    [InlineData(ImageMediaTypes.Avif)]
    public void Formats_without_an_end_are_never_cut_off(string mediaType) =>
        Fed([1, 2, 3], 1).IsCutOff(mediaType).ShouldBeFalse();

    private static ImageTail Fed(byte[] file, int size)
    {
        var tail = new ImageTail();
        foreach (var chunk in file.Chunk(size))
        {
            tail.Append(chunk);
        }

        return tail;
    }
}
