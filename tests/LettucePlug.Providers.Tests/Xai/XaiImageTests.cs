using LettucePlug.Emulators;
using LettucePlug.Sdk;

namespace LettucePlug.Providers.Tests.Xai;

public sealed class XaiImageTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task I_get_the_pictures_and_what_they_cost()
    {
        await using var bench = await XaiBench.StartAsync();

        var run = await bench.Harness.GenerateAsync(Some.Image(XaiBench.ImageModel) with { Count = 2 }, Ct);

        run.Images.ShouldBe([TestPictures.Png(seed: 1), TestPictures.Png(seed: 2)]);
        run.Ready.ShouldAllBe(ready => ready.Image.MediaType == "image/png");
        run.Usage.ShouldBe(new Usage { Cost = 0.04m });
        run.Warnings.ShouldBeEmpty();
        bench.Server.Requests.Single().Path.ShouldBe("/v1/images/generations");
    }

    [Fact]
    public async Task More_than_a_call_may_make_are_several_calls()
    {
        await using var bench = await XaiBench.StartAsync();

        var run = await bench.Harness.GenerateAsync(Some.Image(XaiBench.ImageModel) with { Count = 12 }, Ct);

        run.Images.Count.ShouldBe(12);
        run.Usage!.Cost.ShouldBe(0.24m);
        bench.Server.Requests.Select(request => request.Json.GetProperty("n").GetInt32()).ShouldBe([10, 2]);
    }

    [Fact]
    public async Task An_edit_is_json_with_the_references_in_my_order()
    {
        await using var bench = await XaiBench.StartAsync();

        await bench.Harness.GenerateAsync(
            Some.Image(XaiBench.ImageModel) with { References = Some.References(5, 3, 9), Size = new(1536, 1024) }, Ct);

        var request = bench.Server.Requests.Single();
        (request.Path, request.Header("Content-Type")).ShouldBe(("/v1/images/edits", "application/json"));
        request.Json.GetProperty("images").EnumerateArray().Select(image => image.GetProperty("url").GetString())
            .ShouldBe(new[] { 5, 3, 9 }.Select(seed => DataUri.Write("image/png", TestPictures.Png(seed: seed))));
        request.Json.GetProperty("aspect_ratio").GetString().ShouldBe("3:2");
    }

    [Fact]
    public async Task An_edit_of_one_picture_keeps_its_shape()
    {
        await using var bench = await XaiBench.StartAsync();

        var run = await bench.Harness.GenerateAsync(
            Some.Image(XaiBench.ImageModel) with { References = Some.References(5), Size = new(2048, 2048) }, Ct);

        var sent = bench.Server.Requests.Single().Json;
        sent.GetProperty("image").GetProperty("url").GetString().ShouldBe(DataUri.Write("image/png", TestPictures.Png(seed: 5)));
        sent.TryGetProperty("images", out _).ShouldBeFalse();
        sent.TryGetProperty("aspect_ratio", out _).ShouldBeFalse();
        sent.GetProperty("resolution").GetString().ShouldBe("2k");
        run.Warnings.ShouldHaveSingleItem().Setting.ShouldBe("size");
    }

    [Theory]
    [InlineData(1024, 1024, "1:1", "1k", false)]
    [InlineData(2048, 2048, "1:1", "2k", false)]
    [InlineData(1080, 2340, "9:19.5", "2k", true)]
    [InlineData(1280, 720, "16:9", "1k", true)]
    [InlineData(4000, 500, "20:9", "1k", true)]
    public async Task A_size_becomes_a_shape_and_a_resolution(int width, int height, string ratio, string resolution, bool isWarned)
    {
        await using var bench = await XaiBench.StartAsync();

        var run = await bench.Harness.GenerateAsync(Some.Image(XaiBench.ImageModel) with { Size = new(width, height) }, Ct);

        var sent = bench.Server.Requests.Single().Json;
        (sent.GetProperty("aspect_ratio").GetString(), sent.GetProperty("resolution").GetString()).ShouldBe((ratio, resolution));
        run.Warnings.Any(warning => warning.Setting == "size").ShouldBe(isWarned);
    }

    [Fact]
    public async Task Everything_that_the_service_cannot_honour_is_a_warning()
    {
        await using var bench = await XaiBench.StartAsync();
        var mask = Some.Reference(TestPictures.HalfWhite(8, 8)) with { Role = ReferenceRole.Mask };

        var run = await bench.Harness.GenerateAsync(
            Some.Image(XaiBench.ImageModel) with
            {
                NegativePrompt = "blurry",
                Steps = 20,
                CfgScale = 7,
                Sampler = "euler",
                Scheduler = "karras",
                Seed = 1,
                Denoise = 0.5,
                Style = "vivid",
                Quality = "best",
                Format = "image/webp",
                References = [.. Some.References(1, 2, 3, 4), mask],
            },
            Ct);

        run.Warnings.Select(warning => warning.Setting).ShouldBe(
            [
                "references", "references", "negativePrompt", "steps", "cfg", "sampler", "scheduler", "seed", "denoise", "style",
                "quality", "format",
            ],
            ignoreOrder: true);
        var sent = bench.Server.Requests.Single().Json;
        sent.GetProperty("images").GetArrayLength().ShouldBe(3);
        sent.GetProperty("prompt").GetString().ShouldBe("a fox in the rain\n\nAvoid: blurry");
    }

    [Fact]
    public async Task An_older_model_gets_words_alone()
    {
        await using var bench = await XaiBench.StartAsync();

        var run = await bench.Harness.GenerateAsync(Some.Image("grok-2-image") with { Size = new(1024, 1024) }, Ct);
        var failure = await Should.ThrowAsync<ProviderException>(bench.Harness.GenerateAsync(
            Some.Image("grok-2-image") with { References = Some.References(1) }, Ct));

        run.Warnings.ShouldHaveSingleItem().Setting.ShouldBe("size");
        failure.Failure.ShouldBe(ProviderFailure.InvalidRequest);
        bench.Server.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Addresses_are_taken_where_nothing_else_comes()
    {
        await using var bench = await XaiBench.StartAsync();
        bench.Server.OnlyAddresses = true;

        var run = await bench.Harness.GenerateAsync(Some.Image(XaiBench.ImageModel) with { Count = 2 }, Ct);

        run.Images.ShouldBe([TestPictures.Png(seed: 1), TestPictures.Png(seed: 2)]);
        bench.Server.Requests.Skip(1).ShouldAllBe(request => request.Header("Authorization") == null);
    }

    [Fact]
    public async Task Base64_with_a_prefix_is_read_as_well()
    {
        await using var bench = await XaiBench.StartAsync();
        bench.Server.HasPrefix = true;

        var run = await bench.Harness.GenerateAsync(Some.Image(XaiBench.ImageModel), Ct);

        run.Images.ShouldBe([TestPictures.Png(seed: 1)]);
    }

    [Fact]
    public async Task Pictures_that_are_left_by_the_filter_come_with_a_word_on_the_others()
    {
        await using var bench = await XaiBench.StartAsync();
        bench.Server.Withheld.Add(1);

        var run = await bench.Harness.GenerateAsync(Some.Image(XaiBench.ImageModel) with { Count = 3 }, Ct);

        run.Images.ShouldBe([TestPictures.Png(seed: 1), TestPictures.Png(seed: 3)]);
        run.Warnings.ShouldHaveSingleItem().Message.ShouldStartWith("1 of 3 images are missing: xAI withheld");
    }

    [Fact]
    public async Task The_list_tells_what_every_model_takes()
    {
        await using var bench = await XaiBench.StartAsync();

        var models = await ((IModelCatalog)bench.Harness.Client).ListModelsAsync(Ct);

        models.ShouldAllBe(model => model.ScopesAreKnown);
        models.Single(model => model.Name == "grok-4").Input.ShouldBe([Modality.Text, Modality.Image]);
        models.Single(model => model.Name == "grok-3-mini").Input.ShouldBe([Modality.Text]);
        var imagine = models.Single(model => model.Name == "grok-imagine-image");
        (imagine.ImageLimits!.MaxReferences, imagine.ImageLimits.MaxPromptCharacters).ShouldBe((3, 8000));
        models.Single(model => model.Name == "grok-2-image").ImageLimits!.MaxReferences.ShouldBe(0);
    }

    [Fact]
    public async Task A_gateway_with_the_plain_list_is_read_by_the_names()
    {
        await using var bench = await XaiBench.StartAsync();
        bench.Server.HasTellingLists = false;

        var models = await ((IModelCatalog)bench.Harness.Client).ListModelsAsync(Ct);

        models.Count.ShouldBe(5);
        models.ShouldAllBe(model => !model.ScopesAreKnown);
        models.Single(model => model.Name == "grok-imagine-image").ImageLimits!.MaxReferences.ShouldBe(3);
        models.Single(model => model.Name == "grok-2-image").Input.ShouldBe([Modality.Text]);
    }
}
