using System.Text.Json.Nodes;
using LettucePlug.Emulators;
using LettucePlug.Provider.NanoGpt;
using LettucePlug.Sdk;

namespace LettucePlug.Providers.Tests.NanoGpt;

public sealed class NanoGptImageTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task I_get_the_pictures_and_what_they_cost()
    {
        await using var bench = await StartAsync();

        var run = await bench.Harness.GenerateAsync(
            Some.Image(NanoGptEmulator.Painter) with { Count = 2, Steps = 20, CfgScale = 6.5, Seed = 4, Size = new(768, 1360) }, Ct);

        run.Images.ShouldBe([TestPictures.Png(seed: 1), TestPictures.Png(seed: 2)]);
        run.Usage.ShouldBe(new Usage { Cost = 0.08m });
        run.Warnings.ShouldBeEmpty();
        var sent = bench.Posts.Single().Json;
        sent.GetProperty("num_inference_steps").GetRawText().ShouldBe("20");
        sent.GetProperty("guidance_scale").GetDouble().ShouldBe(6.5);
        sent.GetProperty("size").GetString().ShouldBe("768x1360");
    }

    [Fact]
    public async Task References_go_out_in_my_order()
    {
        await using var bench = await StartAsync();

        await bench.Harness.GenerateAsync(
            Some.Image(NanoGptEmulator.Editor) with { References = Some.References(5, 3, 9), Denoise = 0.4 }, Ct);

        var sent = bench.Posts.Single().Json;
        sent.GetProperty("imageDataUrls").EnumerateArray().Select(one => one.GetString())
            .ShouldBe(new[] { 5, 3, 9 }.Select(seed => DataUri.Write("image/png", TestPictures.Png(seed: seed))));
        sent.GetProperty("strength").GetDouble().ShouldBe(0.4);
        sent.TryGetProperty("imageDataUrl", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task A_mask_goes_out_as_it_is_beside_its_one_image()
    {
        await using var bench = await StartAsync();
        var mask = Some.Reference(TestPictures.HalfWhite(8, 8)) with { Role = ReferenceRole.Mask };

        await bench.Harness.GenerateAsync(
            Some.Image(NanoGptEmulator.Inpainter) with { References = [mask, .. Some.References(6)] }, Ct);

        var sent = bench.Posts.Single().Json;
        sent.GetProperty("imageDataUrl").GetString().ShouldBe(DataUri.Write("image/png", TestPictures.Png(seed: 6)));
        sent.GetProperty("maskDataUrl").GetString().ShouldBe(DataUri.Write("image/png", TestPictures.HalfWhite(8, 8)));
    }

    [Fact]
    public async Task A_mask_without_an_image_is_not_sent()
    {
        await using var bench = await StartAsync();
        var mask = Some.Reference(TestPictures.HalfWhite(8, 8)) with { Role = ReferenceRole.Mask };

        var failure = await Should.ThrowAsync<ProviderException>(
            bench.Harness.GenerateAsync(Some.Image(NanoGptEmulator.Inpainter) with { References = [mask] }, Ct));

        failure.Failure.ShouldBe(ProviderFailure.InvalidRequest);
        bench.Posts.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_model_without_eyes_is_not_called_with_references()
    {
        await using var bench = await StartAsync();

        var failure = await Should.ThrowAsync<ProviderException>(
            bench.Harness.GenerateAsync(Some.Image(NanoGptEmulator.Painter) with { References = Some.References(1) }, Ct));

        failure.Failure.ShouldBe(ProviderFailure.InvalidRequest);
        bench.Posts.ShouldBeEmpty();
    }

    [Fact]
    public async Task Everything_that_is_not_honoured_as_asked_is_a_warning()
    {
        await using var bench = await StartAsync();
        var mask = Some.Reference(TestPictures.HalfWhite(8, 8)) with { Role = ReferenceRole.Mask };
        var request = Some.Image(NanoGptEmulator.Editor) with
        {
            NegativePrompt = "blurry",
            Steps = 200,
            CfgScale = 30,
            Sampler = "euler",
            Scheduler = "karras",
            Denoise = 1.5,
            Style = "vivid",
            Quality = "best",
            Format = "image/gif",
            References = [.. Some.References(1, 2, 3, 4), mask],
        };

        var run = await bench.Harness.GenerateAsync(request, Ct);

        run.Warnings.Select(warning => warning.Setting).ShouldBe(
            ["references", "references", "negativePrompt", "sampler", "scheduler", "style", "quality", "format", "steps", "cfg", "denoise"],
            ignoreOrder: true);
        var sent = bench.Posts.Single().Json;
        sent.GetProperty("num_inference_steps").GetInt32().ShouldBe(100);
        sent.GetProperty("imageDataUrls").GetArrayLength().ShouldBe(3);
        sent.GetProperty("prompt").GetString().ShouldBe("a fox in the rain\n\nAvoid: blurry");
    }

    [Fact]
    public async Task A_size_becomes_the_nearest_that_the_model_makes()
    {
        await using var bench = await StartAsync();

        var run = await bench.Harness.GenerateAsync(Some.Image(NanoGptEmulator.Painter) with { Size = new(900, 1600) }, Ct);

        bench.Posts.Single().Json.GetProperty("size").GetString().ShouldBe("768x1360");
        run.Warnings.Single().Setting.ShouldBe("size");
    }

    [Fact]
    public async Task A_model_that_makes_one_picture_a_call_is_called_several_times_with_other_seeds()
    {
        await using var bench = await StartAsync();

        var run = await bench.Harness.GenerateAsync(Some.Image(NanoGptEmulator.Editor) with { Count = 3, Seed = 8 }, Ct);

        bench.Posts.Select(post => post.Json.GetProperty("seed").GetInt64()).ShouldBe([8, 9, 10]);
        run.Ready.Select(ready => ready.Seed).ShouldBe([8, 9, 10]);
        run.Usage!.Cost.ShouldBe(0.12m);
    }

    [Fact]
    public async Task A_picture_that_comes_as_an_address_is_fetched_without_the_key()
    {
        await using var bench = await StartAsync();
        bench.Server.Break(WireFailures.Success("not really a picture") with { ContentType = "image/png", Path = "/1.png" });
        bench.Server.Break(WireFailures.Success($$"""{"created":1,"data":[{"url":"{{bench.Server.Url}}files/1.png"}],"cost":0.01,"paymentSource":"XNO"}""") with
        { Path = "/generations" });

        var run = await bench.Harness.GenerateAsync(Some.Image(NanoGptEmulator.Painter), Ct);

        run.Images.Single().ShouldBe("not really a picture"u8.ToArray());
        run.Usage.ShouldBe(new Usage { Cost = 0.01m, Currency = "XNO" });
        bench.Server.Requests[^1].Header("Authorization").ShouldBeNull();
    }

    [Fact]
    public async Task A_model_that_is_not_listed_gets_what_I_asked_for()
    {
        await using var bench = await StartAsync();

        var failure = await Should.ThrowAsync<ProviderException>(
            bench.Harness.GenerateAsync(Some.Image("brand-new") with { Size = new(640, 384), References = Some.References(1) }, Ct));

        failure.Failure.ShouldBe(ProviderFailure.NotFound);
        bench.Posts.Single().Json.GetProperty("size").GetString().ShouldBe("640x384");
    }

    [Theory]
    [InlineData(NanoGptEmulator.Painter, 0)]
    [InlineData(NanoGptEmulator.Editor, 1)]
    [InlineData(NanoGptEmulator.Editor, 3)]
    [InlineData(NanoGptEmulator.Inpainter, 1)]
    public async Task Every_image_request_fits_the_official_specification(string model, int references)
    {
        var spec = OpenApiSpec.Load("nanogpt", "nano-gpt-docs.openapi.json");
        await using var bench = await StartAsync();
        var mask = Some.Reference(TestPictures.HalfWhite(8, 8)) with { Role = ReferenceRole.Mask };

        await bench.Harness.GenerateAsync(
            Some.Image(model) with
            {
                Size = new(1024, 1024),
                Steps = 12,
                CfgScale = 3.5,
                Seed = ulong.MaxValue,
                Denoise = 0.5,
                References =
                [
                    .. Some.References([.. Enumerable.Range(1, references)]),
                    .. model == NanoGptEmulator.Inpainter ? [mask] : Array.Empty<ImageReference>(),
                ],
            },
            Ct);

        spec.Check(spec.RequestSchema("/v1/images/generations"), JsonNode.Parse(bench.Posts.Single().Body)).ShouldBeEmpty();
    }

    internal static Task<Bench<NanoGptEmulator>> StartAsync(string? key = "test-key") =>
        Bench<NanoGptEmulator>.StartAsync(PluginProviders.Get<NanoGptPlugin>("nanogpt"), "api/v1", key);
}
