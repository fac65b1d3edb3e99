using LettucePlug.Emulators;
using LettucePlug.Sdk;

namespace LettucePlug.Providers.Tests.Stability;

public sealed class StabilityImageTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_picture_from_words_alone_is_asked_for_by_a_form_as_well()
    {
        await using var bench = await StabilityBench.StartAsync();

        var run = await bench.Harness.GenerateAsync(Some.Image("core"), Ct);

        run.Images.ShouldBe([TestPictures.Png(seed: 1)]);
        (run.Ready[0].Seed, run.Ready[0].Image.MediaType).ShouldBe((343940597ul, "image/png"));
        run.Warnings.ShouldBeEmpty();
        var request = bench.Server.Requests.Single();
        request.Path.ShouldBe("/v2beta/stable-image/generate/core");
        request.Header("Content-Type")!.ShouldStartWith("multipart/form-data; boundary=");
        bench.Sent.ShouldBe(new Dictionary<string, string> { ["prompt"] = "a fox in the rain" });
    }

    [Theory]
    [InlineData("ultra", "generate/ultra", null, null)]
    [InlineData("sd3.5-large", "generate/sd3", "sd3.5-large", "text-to-image")]
    [InlineData("sd3.5-flash", "generate/sd3", "sd3.5-flash", "text-to-image")]
    [InlineData("sd3.5-of-next-year", "generate/sd3", "sd3.5-of-next-year", "text-to-image")]
    public async Task Every_model_has_its_route(string model, string route, string? field, string? mode)
    {
        await using var bench = await StabilityBench.StartAsync();

        await bench.Harness.GenerateAsync(Some.Image(model), Ct);

        bench.Server.Requests.Single().Path.ShouldBe("/v2beta/stable-image/" + route);
        (bench.Sent.GetValueOrDefault("model"), bench.Sent.GetValueOrDefault("mode")).ShouldBe((field, mode));
    }

    [Fact]
    public async Task Everything_the_service_takes_is_sent()
    {
        await using var bench = await StabilityBench.StartAsync();

        var run = await bench.Harness.GenerateAsync(
            Some.Image("sd3.5-large") with
            {
                NegativePrompt = "blurry",
                Size = new(1024, 1024),
                CfgScale = 4.5,
                Style = "pixel-art",
                Format = "image/jpeg",
                Seed = 7,
            },
            Ct);

        run.Warnings.ShouldBeEmpty();
        bench.Sent.ShouldBe(
            new Dictionary<string, string>
            {
                ["prompt"] = "a fox in the rain",
                ["negative_prompt"] = "blurry",
                ["model"] = "sd3.5-large",
                ["mode"] = "text-to-image",
                ["aspect_ratio"] = "1:1",
                ["cfg_scale"] = "4.5",
                ["style_preset"] = "pixel-art",
                ["output_format"] = "jpeg",
                ["seed"] = "7",
            },
            ignoreOrder: true);
    }

    [Theory]
    [InlineData("ultra", null, "0.65", "image-to-image")]
    [InlineData("ultra", 0.0, "0", null)]
    [InlineData("sd3.5-large", 0.8, "0.8", "image-to-image")]
    [InlineData("sd3.5-medium", 3.0, "1", "image-to-image")]
    public async Task A_reference_is_left_as_far_as_denoise_says(string model, double? denoise, string strength, string? mode)
    {
        await using var bench = await StabilityBench.StartAsync();

        var run = await bench.Harness.GenerateAsync(
            Some.Image(model) with { References = [StabilityBench.Reference(3)], Denoise = denoise }, Ct);

        bench.Sent["strength"].ShouldBe(strength);
        var image = bench.Server.Requests.Single().Parts.Single(part => part.FileName is not null);
        (image.Name, image.FileName, image.ContentType).ShouldBe(("image", "image.png", "image/png"));
        image.Content.ShouldBe(TestPictures.Png(64, 64, 3));
        run.Ready.Single().UsedSettings.ContainsKey("denoise").ShouldBe(denoise is null);
        if (model.StartsWith("sd3"))
        {
            bench.Sent["mode"].ShouldBe(mode);
        }
    }

    [Theory]
    [InlineData("ultra", 1920, 1080, "16:9")]
    [InlineData("core", 832, 1216, "2:3")]
    [InlineData("sd3.5-large", 3000, 1000, "21:9")]
    [InlineData("ultra", 2048, 2048, "1:1")]
    public async Task A_size_becomes_the_nearest_shape_and_a_warning(string model, int width, int height, string ratio)
    {
        await using var bench = await StabilityBench.StartAsync();

        var run = await bench.Harness.GenerateAsync(Some.Image(model) with { Size = new(width, height) }, Ct);

        bench.Sent["aspect_ratio"].ShouldBe(ratio);
        run.Warnings.ShouldHaveSingleItem().Message.ShouldContain($"{width}x{height}");
    }

    [Fact]
    public async Task Everything_that_the_service_cannot_honour_is_a_warning()
    {
        await using var bench = await StabilityBench.StartAsync();
        var mask = Some.Reference(TestPictures.HalfWhite(64, 64)) with { Role = ReferenceRole.Mask };

        var run = await bench.Harness.GenerateAsync(
            Some.Image("sd3.5-large") with
            {
                Size = new(1024, 1024),
                Steps = 20,
                CfgScale = 12,
                Sampler = "euler",
                Scheduler = "karras",
                Style = "cubist",
                Quality = "best",
                Format = "image/webp",
                Denoise = 0.5,
                References = [StabilityBench.Reference(1), StabilityBench.Reference(2), mask],
            },
            Ct);

        run.Warnings.Select(warning => warning.Setting).ShouldBe(
            ["references", "references", "steps", "sampler", "scheduler", "quality", "size", "cfg", "style", "format"],
            ignoreOrder: true);
        run.Ready.Single().UsedSettings.ShouldBe(new Dictionary<string, string> { ["cfg"] = "10" });
    }

    [Fact]
    public async Task Several_pictures_are_several_calls_with_seeds_of_their_own()
    {
        await using var bench = await StabilityBench.StartAsync();

        var run = await bench.Harness.GenerateAsync(Some.Image("ultra") with { Count = 3, Seed = 4294967293 }, Ct);

        run.Images.ShouldBe([TestPictures.Png(seed: 1), TestPictures.Png(seed: 2), TestPictures.Png(seed: 3)]);
        run.Ready.Select(ready => ready.Seed).ShouldBe([4294967293ul, 4294967294, 1]);
    }

    [Fact]
    public async Task A_mask_paints_a_part_anew()
    {
        await using var bench = await StabilityBench.StartAsync();
        var mask = Some.Reference(TestPictures.HalfWhite(64, 64)) with { Role = ReferenceRole.Mask };

        await bench.Harness.GenerateAsync(
            Some.Image("inpaint") with
            {
                References = [StabilityBench.Reference(1), mask],
                Extra = new Dictionary<string, string> { ["grow_mask"] = "10" },
            },
            Ct);

        var request = bench.Server.Requests.Single();
        request.Path.ShouldBe("/v2beta/stable-image/edit/inpaint");
        request.Parts.Single(part => part.Name == "mask").Content.ShouldBe(TestPictures.HalfWhite(64, 64));
        bench.Sent["grow_mask"].ShouldBe("10");
    }

    [Fact]
    public async Task Style_transfer_takes_its_two_pictures_in_my_order()
    {
        await using var bench = await StabilityBench.StartAsync();

        await bench.Harness.GenerateAsync(
            Some.Image("style-transfer") with { References = [StabilityBench.Reference(8), StabilityBench.Reference(2)] }, Ct);

        var parts = bench.Server.Requests.Single().Parts;
        parts.Single(part => part.Name == "init_image").Content.ShouldBe(TestPictures.Png(64, 64, 8));
        parts.Single(part => part.Name == "style_image").Content.ShouldBe(TestPictures.Png(64, 64, 2));
    }

    [Theory]
    [InlineData("structure")]
    [InlineData("sketch")]
    [InlineData("style")]
    public async Task A_control_route_takes_one_picture(string model)
    {
        await using var bench = await StabilityBench.StartAsync();

        var run = await bench.Harness.GenerateAsync(Some.Image(model) with { References = [StabilityBench.Reference(1)] }, Ct);

        run.Images.Count.ShouldBe(1);
        bench.Server.Requests.Single().Path.ShouldBe("/v2beta/stable-image/control/" + model);
    }

    [Theory]
    [InlineData("style-transfer", 1, ProviderFailure.InvalidRequest)]
    [InlineData("inpaint", 0, ProviderFailure.InvalidRequest)]
    [InlineData("core", 1, ProviderFailure.InvalidRequest)]
    [InlineData("stable-diffusion-xl-1024-v1-0", 0, ProviderFailure.NotFound)]
    public async Task What_cannot_work_is_refused_before_anything_is_sent(string model, int references, ProviderFailure expected)
    {
        await using var bench = await StabilityBench.StartAsync();

        var failure = await Should.ThrowAsync<ProviderException>(bench.Harness.GenerateAsync(
            Some.Image(model) with { References = [.. Enumerable.Range(1, references).Select(StabilityBench.Reference)] }, Ct));

        failure.Failure.ShouldBe(expected);
        failure.Hint.ShouldNotBeNull();
        bench.Server.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_gateway_that_answers_with_json_is_read_as_well()
    {
        await using var bench = await StabilityBench.StartAsync();
        bench.Server.AlwaysJson = true;

        var run = await bench.Harness.GenerateAsync(Some.Image("ultra") with { Seed = 9 }, Ct);

        run.Images.ShouldBe([TestPictures.Png(seed: 1)]);
        run.Ready.Single().Seed.ShouldBe(9ul);
    }
}
