using LettucePlug.Emulators;
using LettucePlug.Provider.OpenRouter;
using LettucePlug.Sdk;

namespace LettucePlug.Providers.Tests.OpenRouter;

public sealed class OpenRouterImageTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task I_get_the_picture_and_what_it_cost()
    {
        await using var bench = await StartAsync();

        var run = await bench.Harness.GenerateAsync(
            Some.Image(OpenRouterEmulator.Painter) with { Size = new(1024, 1024), Seed = 7 }, Ct);

        run.Images.ShouldBe([TestPictures.Png(seed: 1)]);
        run.Usage.ShouldBe(new Usage { InputTokens = 9, OutputTokens = 1290, Cost = 0.04m });
        run.Warnings.ShouldBeEmpty();
        bench.Posts.Single().Path.ShouldBe("/api/v1/images");
    }

    [Fact]
    public async Task References_go_out_in_my_order()
    {
        await using var bench = await StartAsync();

        await bench.Harness.GenerateAsync(
            Some.Image(OpenRouterEmulator.Painter) with { References = Some.References(5, 3, 9) }, Ct);

        bench.Posts.Single().Json.GetProperty("input_references").EnumerateArray()
            .Select(one => one.GetProperty("image_url").GetProperty("url").GetString())
            .ShouldBe(new[] { 5, 3, 9 }.Select(seed => DataUri.Write("image/png", TestPictures.Png(seed: seed))));
    }

    [Theory]
    [InlineData(1024, 1024, "1:1", "1K", 0)]
    [InlineData(1920, 1080, "16:9", "1K", 1)]
    [InlineData(1000, 1500, "2:3", "1K", 1)]
    [InlineData(4096, 4096, "1:1", "4K", 0)]
    public async Task A_size_becomes_the_nearest_shape_and_tier(int width, int height, string ratio, string tier, int warnings)
    {
        await using var bench = await StartAsync();

        var run = await bench.Harness.GenerateAsync(
            Some.Image(OpenRouterEmulator.Painter) with { Size = new(width, height) }, Ct);

        var sent = bench.Posts.Single().Json;
        sent.GetProperty("aspect_ratio").GetString().ShouldBe(ratio);
        sent.GetProperty("resolution").GetString().ShouldBe(tier);
        run.Warnings.Count(warning => warning.Setting == "size").ShouldBe(warnings);
    }

    [Fact]
    public async Task A_model_that_names_no_shapes_gets_the_size_itself()
    {
        await using var bench = await StartAsync();

        await bench.Harness.GenerateAsync(Some.Image(OpenRouterEmulator.Several) with { Size = new(1536, 640) }, Ct);

        bench.Posts.Single().Json.GetProperty("size").GetString().ShouldBe("1536x640");
    }

    [Fact]
    public async Task What_comes_short_is_asked_for_again_with_another_seed()
    {
        await using var bench = await StartAsync();

        var run = await bench.Harness.GenerateAsync(
            Some.Image(OpenRouterEmulator.Several) with { Count = 5, Seed = 2_147_483_647 }, Ct);

        run.Images.Count.ShouldBe(5);
        bench.Posts.Select(post => post.Json.GetProperty("n").GetInt32()).ShouldBe([4, 3, 1]);
        bench.Posts.Select(post => post.Json.GetProperty("seed").GetInt64()).ShouldBe([2_147_483_647, 1, 3]);
        run.Ready[^1].Seed.ShouldBe(3UL);
        run.Usage!.Cost.ShouldBe(0.2m);
    }

    [Fact]
    public async Task I_see_previews_of_a_model_that_streams()
    {
        await using var bench = await StartAsync();

        var run = await bench.Harness.GenerateAsync(Some.Image(OpenRouterEmulator.Streaming), Ct);

        run.Previews.Single().Data.ToArray().ShouldBe(TestPictures.Png(4, 4, 100));
        run.Images.ShouldBe([TestPictures.Png(seed: 1)]);
        run.Usage!.Cost.ShouldBe(0.04m);
    }

    [Fact]
    public async Task I_can_do_without_previews()
    {
        await using var bench = await StartAsync(settings: ("previews", "false"));

        var run = await bench.Harness.GenerateAsync(Some.Image(OpenRouterEmulator.Streaming), Ct);

        run.Previews.ShouldBeEmpty();
        bench.Posts.Single().Json.TryGetProperty("stream", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task Everything_that_the_model_cannot_honour_is_a_warning()
    {
        await using var bench = await StartAsync();
        var mask = Some.Reference(TestPictures.HalfWhite(8, 8)) with { Role = ReferenceRole.Mask };
        var request = Some.Image(OpenRouterEmulator.Streaming) with
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
            Format = "image/gif",
            References = [mask],
        };

        var run = await bench.Harness.GenerateAsync(request, Ct);

        run.Warnings.Select(warning => warning.Setting).ShouldBe(
            ["references", "negativePrompt", "steps", "cfg", "sampler", "scheduler", "seed", "denoise", "style", "quality", "format"],
            ignoreOrder: true);
        bench.Posts.Single().Json.GetProperty("prompt").GetString().ShouldBe("a fox in the rain\n\nAvoid: blurry");
    }

    [Fact]
    public async Task More_references_than_the_model_takes_are_left_out_with_a_warning()
    {
        await using var bench = await StartAsync();

        var run = await bench.Harness.GenerateAsync(
            Some.Image(OpenRouterEmulator.Painter) with { References = Some.References([.. Enumerable.Range(1, 16)]) }, Ct);

        bench.Posts.Single().Json.GetProperty("input_references").GetArrayLength().ShouldBe(14);
        run.Warnings.Single().Message.ShouldContain("the last 2 were left out");
    }

    [Fact]
    public async Task A_model_without_eyes_is_not_called_with_references()
    {
        await using var bench = await StartAsync();

        var failure = await Should.ThrowAsync<ProviderException>(bench.Harness.GenerateAsync(
            Some.Image(OpenRouterEmulator.Blind) with { References = Some.References(1) }, Ct));

        failure.Failure.ShouldBe(ProviderFailure.InvalidRequest);
        bench.Posts.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_model_that_draws_in_chats_only_is_asked_there_with_its_references_in_order()
    {
        await using var bench = await StartAsync();

        var run = await bench.Harness.GenerateAsync(
            Some.Image(OpenRouterEmulator.ChatPainter) with
            {
                References = Some.References(4, 2),
                Size = new(1024, 1536),
                Count = 2,
                Seed = 5,
            },
            Ct);

        run.Images.ShouldBe([TestPictures.Png(seed: 1), TestPictures.Png(seed: 1)]);
        run.Usage!.Cost.ShouldBe(0.025m);
        bench.Posts.ShouldAllBe(post => post.Path == "/api/v1/chat/completions");
        var sent = bench.Posts[1].Json;
        sent.GetProperty("modalities").EnumerateArray().Select(one => one.GetString()).ShouldBe(["image", "text"]);
        sent.GetProperty("image_config").GetProperty("aspect_ratio").GetString().ShouldBe("2:3");
        sent.GetProperty("seed").GetInt64().ShouldBe(6);
        ChatPictures(sent).ShouldBe(new[] { 4, 2 }.Select(seed => DataUri.Write("image/png", TestPictures.Png(seed: seed))));
    }

    [Fact]
    public async Task A_model_that_draws_without_words_is_asked_for_pictures_alone()
    {
        await using var bench = await StartAsync();

        var run = await bench.Harness.GenerateAsync(Some.Image(OpenRouterEmulator.MutePainter), Ct);

        run.Images.ShouldHaveSingleItem();
        bench.Posts.Count.ShouldBe(2);
        bench.Posts[1].Json.GetProperty("modalities").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task Without_the_list_the_image_route_is_tried_before_the_chat()
    {
        await using var bench = await StartAsync();
        bench.Server.ListsImageModels = false;

        var drawn = await bench.Harness.GenerateAsync(Some.Image(OpenRouterEmulator.Painter), Ct);
        var chatted = await bench.Harness.GenerateAsync(Some.Image(OpenRouterEmulator.ChatPainter), Ct);

        (drawn.Images.Count, chatted.Images.Count).ShouldBe((1, 1));
        bench.Posts.Select(post => post.Path)
            .ShouldBe(["/api/v1/images", "/api/v1/images", "/api/v1/chat/completions"]);
    }

    [Fact]
    public async Task A_model_that_answers_in_words_is_quoted()
    {
        await using var bench = await StartAsync();
        bench.Server.Break(WireFailures.Stream(
            "data: {\"choices\":[{\"delta\":{\"content\":\"I would rather not.\"}}]}\n\n"
            + "data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n") with
        { Path = "completions" });

        var failure = await Should.ThrowAsync<ProviderException>(
            bench.Harness.GenerateAsync(Some.Image(OpenRouterEmulator.ChatPainter), Ct));

        failure.Message.ShouldContain("I would rather not.");
        failure.MayHaveBeenCharged.ShouldBeTrue();
        bench.Posts.Count.ShouldBe(1);
    }

    internal static Task<Bench<OpenRouterEmulator>> StartAsync(
        string? key = "test-key", params (string Name, string Value)[] settings) =>
        Bench<OpenRouterEmulator>.StartAsync(PluginProviders.Get<OpenRouterPlugin>("openrouter"), "api/v1", key, settings);

    internal static IEnumerable<string> ChatPictures(System.Text.Json.JsonElement body) =>
        body.GetProperty("messages").EnumerateArray()
            .Select(message => message.GetProperty("content"))
            .Where(content => content.ValueKind == System.Text.Json.JsonValueKind.Array)
            .SelectMany(content => content.EnumerateArray())
            .Where(part => part.GetProperty("type").GetString() == "image_url")
            .Select(part => part.GetProperty("image_url").GetProperty("url").GetString()!);
}
