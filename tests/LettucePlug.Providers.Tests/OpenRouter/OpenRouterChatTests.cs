using LettucePlug.Emulators;
using LettucePlug.Sdk;

namespace LettucePlug.Providers.Tests.OpenRouter;

public sealed class OpenRouterChatTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_chat_shows_the_pictures_that_come_with_the_words_once()
    {
        await using var bench = await OpenRouterImageTests.StartAsync();

        var run = await bench.Harness.ChatAsync(
            Some.Chat(OpenRouterEmulator.ChatPainter) with { Output = [Modality.Image, Modality.Text], MaxTokens = 90, Stop = ["END"] }, Ct);

        run.Text.ShouldBe(bench.Server.Reply);
        run.Images.ShouldBe([TestPictures.Png(seed: 1)]);
        run.Usage.ShouldBe(new Usage { InputTokens = 16, OutputTokens = 5, Cost = 0.0125m });
        run.Finish.ShouldBe(FinishReason.Stop);
    }

    [Fact]
    public async Task A_chat_about_pictures_sends_them_between_the_words()
    {
        await using var bench = await OpenRouterImageTests.StartAsync();

        var run = await bench.Harness.ChatAsync(
            Some.Chat(
                OpenRouterEmulator.Talker,
                new ChatText { Text = "Image 1: Ann" }, new ChatPicture { MediaType = "image/png", Data = TestPictures.Png(seed: 3) },
                new ChatText { Text = "Image 2: room" }, new ChatPicture { MediaType = "image/png", Data = TestPictures.Png(seed: 1) }),
            Ct);

        run.Text.ShouldBe(bench.Server.Reply);
        OpenRouterImageTests.ChatPictures(bench.Posts.Single().Json)
            .ShouldBe(new[] { 3, 1 }.Select(seed => DataUri.Write("image/png", TestPictures.Png(seed: seed))));
        bench.Posts.Single().Json.TryGetProperty("modalities", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task Models_come_with_what_they_take_and_give()
    {
        await using var bench = await OpenRouterImageTests.StartAsync();

        var models = await ((IModelCatalog)bench.Harness.Client).ListModelsAsync(Ct);

        models.ShouldAllBe(model => model.ScopesAreKnown);
        var talker = models.Single(model => model.Name == OpenRouterEmulator.Talker);
        (talker.Input.Contains(Modality.Image), talker.Output.Contains(Modality.Image), talker.ContextTokens)
            .ShouldBe((true, false, 128_000));
        var painter = models.Single(model => model.Name == OpenRouterEmulator.Painter);
        (painter.Output.Count, painter.ImageLimits!.MaxReferences).ShouldBe((2, 14));
        var blind = models.Single(model => model.Name == OpenRouterEmulator.Blind);
        (blind.Title, blind.ImageLimits!.MaxReferences).ShouldBe(("Recraft V3", 0));
        blind.ImageLimits.Settings.ShouldBe(["negativePrompt", "size", "format"]);
    }

    [Fact]
    public async Task The_probe_proves_the_key_and_tells_what_is_left()
    {
        await using var bench = await OpenRouterImageTests.StartAsync();

        var result = await ((IProbe)bench.Harness.Client).ProbeAsync(Ct);

        result.KeyWasProven.ShouldBeTrue();
        result.Details.ShouldBe(["$74.50 left of this key's limit", "$25.50 used so far"]);
    }
}
