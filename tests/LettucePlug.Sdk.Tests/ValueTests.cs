namespace LettucePlug.Sdk.Tests;

public sealed class ValueTests
{
    [Theory]
    [InlineData("1024x768", 1024, 768)]
    [InlineData(" 64 X 32 ", 64, 32)]
    [InlineData("1×65536", 1, 65536)]
    public void Reads_a_size(string text, int width, int height)
    {
        ImageSize.TryParse(text, out var size).ShouldBeTrue();

        size.ShouldBe(new ImageSize(width, height));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("10")]
    [InlineData("0x10")]
    [InlineData("-5x10")]
    [InlineData("10x65537")]
    [InlineData("10x10x10")]
    [InlineData("1.5x2")]
    [InlineData("99999999999x1")]
    public void Refuses_what_is_no_size(string? text)
    {
        ImageSize.TryParse(text, out var size).ShouldBeFalse();

        size.ShouldBe(default);
    }

    [Fact]
    public void A_size_without_area_cannot_be_made()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => new ImageSize(0, 5));
        Should.Throw<ArgumentOutOfRangeException>(() => new ImageSize(5, -1));
    }

    [Fact]
    public void A_size_reads_back_what_it_writes()
    {
        ImageSize.TryParse(new ImageSize(640, 480).ToString(), out var size).ShouldBeTrue();

        size.ShouldBe(new ImageSize(640, 480));
    }

    [Fact]
    public void Names_of_open_sets_compare_without_case_or_space()
    {
        new Modality(" Image ").ShouldBe(Modality.Image);
        new ChatRole("USER").ShouldBe(ChatRole.User);
        new ReferenceRole("Mask").ShouldBe(ReferenceRole.Mask);
        new FinishReason("Stop").ShouldBe(FinishReason.Stop);
    }

    [Fact]
    public void Unknown_names_of_open_sets_are_kept()
    {
        new Modality("video").Name.ShouldBe("video");
        new ChatRole("tool").ToString().ShouldBe("tool");
    }

    [Fact]
    public void The_default_of_an_open_set_has_an_empty_name_and_throws_nothing()
    {
        default(Modality).Name.ShouldBe("");
        default(ChatRole).ToString().ShouldBe("");
        default(ReferenceRole).ShouldNotBe(ReferenceRole.Source);
        default(FinishReason).Name.ShouldBe("");
    }

    [Fact]
    public void An_open_set_refuses_a_blank_name()
    {
        Should.Throw<ArgumentException>(() => new Modality(" "));
        Should.Throw<ArgumentException>(() => new ChatRole(""));
        Should.Throw<ArgumentException>(() => new ReferenceRole(null!));
        Should.Throw<ArgumentException>(() => new FinishReason("\t"));
    }

    [Fact]
    public void Content_comes_one_way_only()
    {
        using var stream = new MemoryStream();

        ImageContent.FromBytes(new byte[3]).ShouldSatisfyAllConditions(c => c.Bytes.ShouldNotBeNull(), c => c.Stream.ShouldBeNull(), c => c.Url.ShouldBeNull());
        ImageContent.FromStream(stream, "image/png").ShouldSatisfyAllConditions(c => c.Bytes.ShouldBeNull(), c => c.Stream.ShouldBe(stream), c => c.MediaType.ShouldBe("image/png"));
        ImageContent.FromUrl(new Uri("https://a.test/b.png")).Url!.Host.ShouldBe("a.test");
    }

    [Fact]
    public void Content_needs_an_absolute_address()
    {
        Should.Throw<ArgumentException>(() => ImageContent.FromUrl(new Uri("b.png", UriKind.Relative)));
    }

    [Fact]
    public void A_failure_is_read_as_text_even_where_it_is_none()
    {
        var response = new FailureResponse
        {
            StatusCode = 500,
            Path = "/",
            Headers = new Dictionary<string, string>(),
            Body = new byte[] { 0x6F, 0xFF, 0x6B },
        };

        response.ReadText().ShouldBe("o\uFFFDk");
    }

    [Fact]
    public void A_key_scheme_needs_a_name()
    {
        Should.Throw<ArgumentException>(() => AuthScheme.Header(" "));
        Should.Throw<ArgumentException>(() => AuthScheme.Query(""));
        AuthScheme.Header("x-api-key").Name.ShouldBe("x-api-key");
    }
}
