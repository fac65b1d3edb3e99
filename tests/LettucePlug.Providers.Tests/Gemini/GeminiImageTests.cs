using LettucePlug.Emulators;
using LettucePlug.Sdk;

namespace LettucePlug.Providers.Tests.Gemini;

public sealed class GeminiImageTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task I_get_as_many_pictures_as_I_want_one_call_each_and_no_drafts()
    {
        await using var bench = await GeminiBench.StartAsync();

        var run = await bench.Harness.GenerateAsync(Some.Image(GeminiBench.ImageModel) with { Count = 3 }, Ct);

        run.Images.ShouldBe([TestPictures.Png(seed: 1), TestPictures.Png(seed: 2), TestPictures.Png(seed: 3)]);
        run.Usage.ShouldBe(new Usage { InputTokens = 27, OutputTokens = 3900 });
        run.Warnings.ShouldBeEmpty();
        bench.Server.Requests.Count.ShouldBe(3);
    }

    [Fact]
    public async Task The_key_travels_in_a_header_and_never_in_the_address()
    {
        await using var bench = await GeminiBench.StartAsync();

        await bench.Harness.GenerateAsync(Some.Image(GeminiBench.ImageModel), Ct);

        var request = bench.Server.Requests.Single();
        request.Header("x-goog-api-key").ShouldBe("test-key");
        (request.Path, request.Query).ShouldBe(("/v1beta/models/gemini-3.1-flash-image:generateContent", ""));
    }

    [Fact]
    public async Task References_follow_the_words_in_my_order()
    {
        await using var bench = await GeminiBench.StartAsync();

        await bench.Harness.GenerateAsync(
            Some.Image("models/" + GeminiBench.ImageModel) with { References = Some.References(5, 3, 9) }, Ct);

        var parts = bench.Server.Requests.Single().Json.GetProperty("contents")[0].GetProperty("parts");
        parts[0].GetProperty("text").GetString().ShouldBe("a fox in the rain");
        parts.EnumerateArray().Skip(1).Select(part => part.GetProperty("inlineData").GetProperty("data").GetBytesFromBase64())
            .ShouldBe([TestPictures.Png(seed: 5), TestPictures.Png(seed: 3), TestPictures.Png(seed: 9)]);
    }

    [Theory]
    [InlineData("gemini-3.1-flash-image", 1920, 1080, "16:9", "1K", true)]
    [InlineData("gemini-3.1-flash-image", 2048, 2048, "1:1", "2K", false)]
    [InlineData("gemini-3.1-flash-image", 500, 2000, "1:4", "1K", true)]
    [InlineData("gemini-3.1-flash-image", 512, 512, "1:1", "512", false)]
    [InlineData("gemini-2.5-flash-image", 1024, 1024, "1:1", null, false)]
    [InlineData("gemini-2.5-flash-image", 2048, 2048, "1:1", null, true)]
    [InlineData("gemini-2.5-flash-image", 832, 1216, "2:3", null, true)]
    public async Task A_size_becomes_a_shape_and_a_resolution(
        string model, int width, int height, string ratio, string? resolution, bool isWarned)
    {
        await using var bench = await GeminiBench.StartAsync();

        var run = await bench.Harness.GenerateAsync(Some.Image(model) with { Size = new(width, height) }, Ct);

        var sent = bench.Server.Requests.Single().Json.GetProperty("generationConfig").GetProperty("imageConfig");
        sent.GetProperty("aspectRatio").GetString().ShouldBe(ratio);
        (sent.TryGetProperty("imageSize", out var size) ? size.GetString() : null).ShouldBe(resolution);
        run.Warnings.Any(warning => warning.Setting == "size").ShouldBe(isWarned);
    }

    [Fact]
    public async Task Everything_that_the_service_cannot_honour_is_a_warning()
    {
        await using var bench = await GeminiBench.StartAsync();
        var mask = Some.Reference(TestPictures.HalfWhite(8, 8)) with { Role = ReferenceRole.Mask };
        var request = Some.Image("gemini-2.5-flash-image") with
        {
            NegativePrompt = "blurry",
            Steps = 20,
            CfgScale = 7,
            Sampler = "euler",
            Scheduler = "karras",
            Denoise = 0.5,
            Style = "vivid",
            Quality = "best",
            Format = "image/webp",
            References = [.. Some.References(1, 2, 3, 4), mask],
        };

        var run = await bench.Harness.GenerateAsync(request, Ct);

        run.Warnings.Select(warning => warning.Setting).ShouldBe(
            [
                "references", "references", "negativePrompt", "steps", "cfg", "sampler", "scheduler", "denoise", "style",
                "quality", "format",
            ],
            ignoreOrder: true);
        var parts = bench.Server.Requests.Single().Json.GetProperty("contents")[0].GetProperty("parts");
        parts.GetArrayLength().ShouldBe(4);
        parts[0].GetProperty("text").GetString().ShouldBe("a fox in the rain\n\nAvoid: blurry");
    }

    [Fact]
    public async Task A_seed_is_different_for_every_picture_and_told_back()
    {
        await using var bench = await GeminiBench.StartAsync();

        var run = await bench.Harness.GenerateAsync(
            Some.Image(GeminiBench.ImageModel) with { Count = 2, Seed = 0x1_8000_0007 }, Ct);

        run.Ready.Select(ready => ready.Seed).ShouldBe([7ul, 8ul]);
        bench.Server.Requests.Select(request => request.Json.GetProperty("generationConfig").GetProperty("seed").GetInt32())
            .ShouldBe([7, 8]);
    }

    [Theory]
    [InlineData("off", "OFF")]
    [InlineData("block-only-high", "BLOCK_ONLY_HIGH")]
    [InlineData("default", null)]
    public async Task I_can_set_the_safety_filter_of_a_connection(string choice, string? sent)
    {
        await using var bench = await GeminiBench.StartAsync(safety: choice);

        await bench.Harness.GenerateAsync(Some.Image(GeminiBench.ImageModel), Ct);

        var has = bench.Server.Requests.Single().Json.TryGetProperty("safetySettings", out var settings);
        has.ShouldBe(sent is not null);
        if (has)
        {
            settings.EnumerateArray().Select(one => one.GetProperty("threshold").GetString()).Distinct().ShouldBe([sent]);
        }
    }

    [Fact]
    public async Task Snake_case_and_prefixed_base64_are_read_as_well()
    {
        await using var bench = await GeminiBench.StartAsync();
        var data = DataUri.Write("image/png", TestPictures.Png(seed: 4));
        bench.Server.Break(new Fault
        {
            Kind = FaultKind.ErrorInSuccess,
            Body = $$$"""{"candidates":[{"content":{"parts":[{"inline_data":{"mime_type":"image/png","data":"{{{data}}}"}}]},"finishReason":"STOP"}]}""",
        });

        var run = await bench.Harness.GenerateAsync(Some.Image(GeminiBench.ImageModel), Ct);

        run.Images.Single().ShouldBe(TestPictures.Png(seed: 4));
    }

    [Fact]
    public async Task The_list_holds_what_answers_to_generateContent_with_scopes_from_the_names()
    {
        await using var bench = await GeminiBench.StartAsync();

        var models = await ((IModelCatalog)bench.Harness.Client).ListModelsAsync(Ct);

        models.Select(model => model.Name).ShouldBe(
            ["gemini-3.1-flash-image", "gemini-2.5-flash-image", "gemini-2.5-flash", "gemini-2.5-flash-preview-tts", "gemma-3-27b-it"]);
        models[0].Output.ShouldBe([Modality.Text, Modality.Image]);
        models[0].ImageLimits!.MaxReferences.ShouldBe(14);
        models[1].ImageLimits!.MaxReferences.ShouldBe(3);
        models[2].Input.ShouldContain(Modality.Image);
        models[3].Output.ShouldBe([Modality.Audio]);
        models.ShouldAllBe(model => !model.ScopesAreKnown && model.ContextTokens == 65536);
    }

    [Fact]
    public async Task A_bare_address_gets_the_version_of_the_service()
    {
        await using var server = new GeminiEmulator();
        await server.StartAsync();
        await using var harness = ProviderHarness.Open(GeminiBench.Provider, server.Url);

        var probe = await ((IProbe)harness.Client).ProbeAsync(Ct);

        probe.Details.ShouldBe(["5 models"]);
        server.Requests.ShouldAllBe(request => request.Path == "/v1beta/models");
    }
}
