using System.Text;
using LettucePlug.Sdk;

namespace LettucePlug.Http.Tests.Streaming;

public sealed class BodiesTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Parts_keep_their_order_names_and_bytes()
    {
        using var body = new MultipartBody()
            .AddField("prompt", "ä fox")
            .AddFile("image[]", "ref-1.png", "image/png", new byte[] { 1, 2 })
            .AddFile("image[]", "ref-2.jpg", "image/jpeg", new byte[] { 3 });

        var boundary = body.Headers.ContentType!.Parameters.Single().Value;
        var text = Encoding.Latin1.GetString(await body.ReadAsByteArrayAsync(Ct));

        boundary!.ShouldNotStartWith("\"");
        text.ShouldBe(Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(
            $"--{boundary}\r\nContent-Disposition: form-data; name=\"prompt\"\r\n\r\nä fox\r\n" +
            $"--{boundary}\r\nContent-Disposition: form-data; name=\"image[]\"; filename=\"ref-1.png\"\r\nContent-Type: image/png\r\n\r\n\u0001\u0002\r\n" +
            $"--{boundary}\r\nContent-Disposition: form-data; name=\"image[]\"; filename=\"ref-2.jpg\"\r\nContent-Type: image/jpeg\r\n\r\n\u0003\r\n" +
            $"--{boundary}--\r\n")));
        body.Headers.ContentLength.ShouldBe(text.Length);
    }

    [Fact]
    public void A_name_cannot_break_out_of_its_quotation_marks()
    {
        using var body = new MultipartBody();

        Should.Throw<ArgumentException>(() => body.AddField("a\"; filename=\"x", "1"));
        Should.Throw<ArgumentException>(() => body.AddFile("a", "b\r\nc", "image/png", default));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(49_152)]
    [InlineData(200_001)]
    public async Task A_picture_of_any_length_is_written_as_a_data_uri(int length)
    {
        var bytes = new byte[length];
        new Random(1).NextBytes(bytes);

        using var body = new JsonBody(json => json.WriteDataUri("image/png", bytes));
        var text = await body.ReadAsStringAsync(Ct);

        text.ShouldBe($"\"{DataUri.Write("image/png", bytes)}\"");
        DataUri.Read(text.Trim('"'), out var mediaType).ShouldBe(bytes);
        mediaType.ShouldBe("image/png");
    }
}
