using LettucePlug.Sdk;

namespace LettucePlug.Http.Tests.Streaming;

public sealed class JsonImageReaderTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static TheoryData<int> PieceSizes => [1, 2, 3, 7, 64, 5000, 100_000];

    [Theory]
    [MemberData(nameof(PieceSizes))]
    public async Task Images_come_out_as_they_went_in_however_the_answer_is_cut(int pieceSize)
    {
        var first = Bytes(100_001, 1);
        var second = Bytes(10, 2);
        var json = $$"""
             { "a": "x\"y{", "data": [ { "b64_json": "{{Convert.ToBase64String(first)}}", "n": [1, {"b64_json": "no"}] },
              {"b64_json":"data:image/webp;base64,{{Convert.ToBase64String(second).Replace("/", "\\/")}}"}], "usage": {"é": 1.5e3} }
            """;
        var reader = new JsonImageReader(new Pieces(json, pieceSize), "data[].b64_json");

        var one = await reader.ReadAsync(Ct);
        (await ReadAsync(one!)).ShouldBe(first);
        var two = await reader.ReadAsync(Ct);
        (await ReadAsync(two!)).ShouldBe(second);

        (await reader.ReadAsync(Ct)).ShouldBeNull();
        (one!.Path, two!.Path, two.MediaType).ShouldBe(("data[0].b64_json", "data[1].b64_json", "image/webp"));
        reader.Rest.GetProperty("usage").GetProperty("é").GetDouble().ShouldBe(1500);
        reader.Rest.GetProperty("a").GetString().ShouldBe("x\"y{");
        reader.Rest.GetProperty("data")[0].GetProperty("n")[1].GetProperty("b64_json").GetString().ShouldBe("no");
    }

    [Theory]
    [InlineData(@"AQID\u002bBA=")]
    [InlineData(@"AQID\n+B\tA=\r\n")]
    [InlineData("AQID+BA=  ")]
    public async Task Escapes_and_white_space_belong_to_the_wrapping(string text)
    {
        var reader = new JsonImageReader(new Pieces($$"""{"image":"{{text}}"}""", 3), "image");

        (await ReadAsync((await reader.ReadAsync(Ct))!)).ShouldBe([1, 2, 3, 0xF8, 0x10]);
    }

    [Fact]
    public async Task An_address_or_nothing_is_no_image()
    {
        var reader = new JsonImageReader(
            new Pieces("""{"data":[{"url":"https://x.example/a?b=\"c"},{"url":""},{"url":null},{"url":"http"}]}""", 4), "data[].url");

        (await reader.ReadAsync(Ct)).ShouldBeNull();

        reader.Rest.GetProperty("data").EnumerateArray().Select(item => item.GetProperty("url").GetString())
            .ShouldBe(["https://x.example/a?b=\"c", "", null, "http"]);
    }

    [Fact]
    public async Task An_image_that_nobody_reads_is_skipped()
    {
        var reader = new JsonImageReader(
            new Pieces($$"""{"images":["{{Convert.ToBase64String(Bytes(70_000, 1))}}","{{Convert.ToBase64String([9, 8, 7, 6, 5])}}"]}""", 999), "images[]");

        await reader.ReadAsync(Ct);

        (await ReadAsync((await reader.ReadAsync(Ct))!)).ShouldBe([9, 8, 7, 6, 5]);
    }

    [Theory]
    [InlineData("""{"image":"AQIDBAUG""")]
    [InlineData("""{"image":"AQIDBAUGB"}""")]
    [InlineData("""{"image":"AQIDBAU"}""")]
    [InlineData("""{"image":"AQ=DBAUG"}""")]
    [InlineData("""{"image":"not base64 at all!"}""")]
    [InlineData("""{"image":"data:image/png,AQID"}""")]
    [InlineData("""{"image":"AQIDBAUG",""")]
    [InlineData("""{"image":"AQIDBAUG"]""")]
    [InlineData("<html>oops</html>")]
    [InlineData("")]
    public async Task What_is_cut_off_or_wrong_is_a_protocol_failure(string json)
    {
        var failure = await Should.ThrowAsync<ProviderException>(async () =>
        {
            var reader = new JsonImageReader(new Pieces(json, 5), "image");
            while (await reader.ReadAsync(Ct) is { } image)
            {
                await ReadAsync(image);
            }
        });

        failure.Failure.ShouldBe(ProviderFailure.Protocol);
    }

    [Fact]
    public async Task Minutes_of_white_space_before_an_answer_cost_nothing()
    {
        var reader = new JsonImageReader(new Pieces(new string('\n', 20 * 1024 * 1024) + "{}", 50_000));

        (await reader.ReadAsync(Ct)).ShouldBeNull();
    }

    [Fact]
    public async Task A_spooled_image_can_be_read_after_the_rest_is_known()
    {
        var bytes = Bytes(200_000, 3);
        var reader = new JsonImageReader(new Pieces($$"""{"b64":"{{Convert.ToBase64String(bytes)}}","seed":7}""", 1000), "b64");

        var spooled = await SpooledImage.ReadAsync((await reader.ReadAsync(Ct))!.Content, Ct);
        await reader.ReadAsync(Ct);

        reader.Rest.GetProperty("seed").GetInt32().ShouldBe(7);
        spooled.ToArray().ShouldBe(bytes);
        using var copy = new MemoryStream();
        await spooled.OpenRead().CopyToAsync(copy, Ct);
        copy.ToArray().ShouldBe(bytes);
    }

    private static byte[] Bytes(int count, int seed)
    {
        var bytes = new byte[count];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }

    private static async Task<byte[]> ReadAsync(JsonImage image)
    {
        using var copy = new MemoryStream();
        var buffer = new byte[1009];
        int read;
        while ((read = await image.Content.ReadAsync(buffer, Ct)) > 0)
        {
            copy.Write(buffer, 0, read);
        }

        return copy.ToArray();
    }
}
