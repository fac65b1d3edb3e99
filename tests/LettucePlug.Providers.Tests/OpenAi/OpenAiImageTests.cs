using System.Text.Json;
using LettucePlug.Emulators;
using LettucePlug.Sdk;

namespace LettucePlug.Providers.Tests.OpenAi;

public sealed class OpenAiImageTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task I_get_the_pictures_and_what_they_used()
    {
        await using var bench = await OpenAiBench.StartAsync();

        var run = await bench.Harness.GenerateAsync(Some.Image("gpt-image-1") with { Count = 2 }, Ct);

        run.Images.ShouldBe([TestPictures.Png(seed: 1), TestPictures.Png(seed: 2)]);
        run.Usage.ShouldBe(new Usage { InputTokens = 9, OutputTokens = 544 });
        run.Warnings.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_gpt_image_model_is_never_sent_a_response_format()
    {
        await using var bench = await OpenAiBench.StartAsync();

        await bench.Harness.GenerateAsync(Some.Image("gpt-image-1"), Ct);

        bench.Server.Requests.Single().Json.TryGetProperty("response_format", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task I_see_previews_while_the_picture_is_drawn()
    {
        await using var bench = await OpenAiBench.StartAsync(partialImages: 2);

        var run = await bench.Harness.GenerateAsync(Some.Image("gpt-image-1") with { Count = 2 }, Ct);

        run.Previews.Count.ShouldBe(4);
        run.Previews[0].Data.ToArray().ShouldBe(TestPictures.Png(4, 4, 100));
        run.Images.ShouldBe([TestPictures.Png(seed: 1), TestPictures.Png(seed: 2)]);
        run.Usage!.OutputTokens.ShouldBe(544);
    }

    [Fact]
    public async Task Everything_that_the_service_cannot_honour_is_a_warning()
    {
        await using var bench = await OpenAiBench.StartAsync();
        var request = Some.Image("gpt-image-1") with
        {
            NegativePrompt = "blurry",
            Steps = 20,
            CfgScale = 7,
            Sampler = "euler",
            Scheduler = "karras",
            Seed = 1,
            Denoise = 0.5,
            Style = "vivid",
            Size = new ImageSize(1920, 1080),
            Quality = "best",
            Format = "image/gif",
        };

        var run = await bench.Harness.GenerateAsync(request, Ct);

        run.Warnings.Select(warning => warning.Setting).ShouldBe(
            [
                "negativePrompt", "steps", "cfg", "sampler", "scheduler", "seed", "denoise", "style", "size", "quality",
                "format",
            ],
            ignoreOrder: true);
        var sent = bench.Server.Requests.Single().Json;
        sent.GetProperty("size").GetString().ShouldBe("1536x1024");
        sent.GetProperty("prompt").GetString().ShouldBe("a fox in the rain\n\nAvoid: blurry");
    }

    [Theory]
    [InlineData("gpt-image-2", 1500, 860, "1504x864")]
    [InlineData("gpt-image-2", 4000, 500, "1504x512")]
    [InlineData("gpt-image-1", 800, 1200, "1024x1536")]
    [InlineData("dall-e-3", 2000, 1000, "1792x1024")]
    [InlineData("dall-e-2", 500, 500, "512x512")]
    public async Task A_size_becomes_the_nearest_legal_one(string model, int width, int height, string sent)
    {
        await using var bench = await OpenAiBench.StartAsync();

        var run = await bench.Harness.GenerateAsync(Some.Image(model) with { Size = new(width, height) }, Ct);

        bench.Server.Requests.Single().Json.GetProperty("size").GetString().ShouldBe(sent);
        run.Warnings.Single().Setting.ShouldBe("size");
    }

    [Fact]
    public async Task A_model_that_makes_one_picture_a_call_is_called_several_times()
    {
        await using var bench = await OpenAiBench.StartAsync();

        var run = await bench.Harness.GenerateAsync(Some.Image("dall-e-3") with { Count = 3, Style = "natural", Quality = "hd" }, Ct);

        bench.Server.Requests.Count.ShouldBe(3);
        run.Images.Count.ShouldBe(3);
        run.Ready.ShouldAllBe(ready => ready.RevisedPrompt == "a fox, revised");
    }

    [Fact]
    public async Task References_go_out_in_my_order()
    {
        await using var bench = await OpenAiBench.StartAsync();

        await bench.Harness.GenerateAsync(Some.Image("gpt-image-1") with { References = Some.References(5, 3, 9) }, Ct);

        var request = bench.Server.Requests.Single();
        request.Path.ShouldBe("/v1/images/edits");
        request.Json.GetProperty("images").EnumerateArray().Select(image => image.GetProperty("image_url").GetString())
            .ShouldBe(new[] { 5, 3, 9 }.Select(seed => DataUri.Write("image/png", TestPictures.Png(seed: seed))));
    }

    [Fact]
    public async Task An_old_model_gets_its_picture_as_a_file()
    {
        await using var bench = await OpenAiBench.StartAsync();

        var run = await bench.Harness.GenerateAsync(Some.Image("dall-e-2") with { References = Some.References(7, 8) }, Ct);

        var file = bench.Server.Requests.Single().Parts.Single(part => part.FileName is not null);
        (file.Name, file.FileName, file.ContentType).ShouldBe(("image", "reference-1.png", "image/png"));
        file.Content.ShouldBe(TestPictures.Png(seed: 7));
        run.Warnings.Single().Message.ShouldContain("the last one was left out");
    }

    [Theory]
    [InlineData("gpt-image-1")]
    [InlineData("dall-e-2")]
    public async Task What_is_white_in_my_mask_is_transparent_in_the_services(string model)
    {
        await using var bench = await OpenAiBench.StartAsync();
        var mask = Some.Reference(TestPictures.HalfWhite(8, 8)) with { Role = ReferenceRole.Mask };

        await bench.Harness.GenerateAsync(Some.Image(model) with { References = [.. Some.References(1), mask] }, Ct);

        var request = bench.Server.Requests.Single();
        var sent = request.Parts.SingleOrDefault(part => part.Name == "mask")?.Content
            ?? DataUri.Read(request.Json.GetProperty("mask").GetProperty("image_url").GetString()!, out _);
        TestPictures.AlphaOf(sent).ShouldBe(Enumerable.Range(0, 64).Select(i => (byte)(i % 8 < 4 ? 0 : 255)));
    }

    [Fact]
    public async Task A_mask_that_cannot_be_read_is_not_sent()
    {
        await using var bench = await OpenAiBench.StartAsync();
        var mask = Some.Reference("no picture"u8.ToArray()) with { Role = ReferenceRole.Mask };

        var failure = await Should.ThrowAsync<ProviderException>(bench.Harness.GenerateAsync(
            Some.Image("gpt-image-1") with { References = [.. Some.References(1), mask] }, Ct));

        failure.Failure.ShouldBe(ProviderFailure.InvalidRequest);
        bench.Server.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_model_without_eyes_is_not_called_with_references()
    {
        await using var bench = await OpenAiBench.StartAsync();

        var failure = await Should.ThrowAsync<ProviderException>(
            bench.Harness.GenerateAsync(Some.Image("dall-e-3") with { References = Some.References(1) }, Ct));

        failure.Failure.ShouldBe(ProviderFailure.InvalidRequest);
        bench.Server.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_server_of_my_own_gets_several_references_as_files_in_order()
    {
        await using var bench = await OpenAiBench.StartAsync(OpenAiBench.Compatible);
        bench.Server.Break(new Fault { Kind = FaultKind.ErrorInSuccess, Body = """{"data":[{"b64_json":"iVBORw0KGgo="}]}""" });

        var run = await bench.Harness.GenerateAsync(Some.Image("my-flux") with { References = Some.References(4, 2) }, Ct);

        bench.Server.Requests.Single().Parts.Where(part => part.Name == "image[]").Select(part => part.Content)
            .ShouldBe([TestPictures.Png(seed: 4), TestPictures.Png(seed: 2)]);
        run.Images.Single().Length.ShouldBe(8);
    }

    [Fact]
    public async Task A_picture_that_a_server_of_my_own_hosts_is_fetched_without_the_key()
    {
        await using var bench = await OpenAiBench.StartAsync(OpenAiBench.Compatible);
        var picture = new Fault { Kind = FaultKind.ErrorInSuccess, Body = "not really a picture", ContentType = "image/png", Path = "/1.png" };
        bench.Server.Break(picture);
        bench.Server.Break(new Fault
        {
            Kind = FaultKind.ErrorInSuccess,
            Body = JsonSerializer.Serialize(new { data = new[] { new { url = $"{bench.Server.Url}files/1.png" } } }),
        });

        var run = await bench.Harness.GenerateAsync(Some.Image("my-flux"), Ct);

        run.Images.Single().ShouldBe("not really a picture"u8.ToArray());
        bench.Server.Requests[1].Path.ShouldBe("/files/1.png");
        bench.Server.Requests[1].Header("Authorization").ShouldBeNull();
    }

    [Fact]
    public async Task Nothing_is_sent_before_the_first_update_is_asked_for()
    {
        await using var bench = await OpenAiBench.StartAsync();

        _ = ((IImageGenerator)bench.Harness.Client).GenerateAsync(Some.Image("gpt-image-1"), Ct);

        bench.Server.Requests.ShouldBeEmpty();
    }
}
