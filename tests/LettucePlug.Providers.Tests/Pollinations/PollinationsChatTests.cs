using LettucePlug.Emulators;
using LettucePlug.Sdk;

namespace LettucePlug.Providers.Tests.Pollinations;

public sealed class PollinationsChatTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Models_come_with_what_they_take_and_give()
    {
        await using var bench = await PollinationsImageTests.StartAsync();

        var models = await ((IModelCatalog)bench.Harness.Client).ListModelsAsync(Ct);

        models.ShouldAllBe(model => model.ScopesAreKnown);
        models.Single(model => model.Name == PollinationsEmulator.Talker).Input.ShouldContain(Modality.Image);
        models.Single(model => model.Name == PollinationsEmulator.Painter).ImageLimits!.MaxReferences.ShouldBe(0);
        var editor = models.Single(model => model.Name == PollinationsEmulator.Editor);
        (editor.Output.Single(), editor.ImageLimits!.MaxReferences).ShouldBe((Modality.Image, 4));
    }

    [Fact]
    public async Task A_chat_about_pictures_streams_in_with_its_usage()
    {
        await using var bench = await PollinationsImageTests.StartAsync();

        var run = await bench.Harness.ChatAsync(
            Some.Chat(
                PollinationsEmulator.Talker,
                new ChatText { Text = "Image 1" }, new ChatPicture { MediaType = "image/png", Data = TestPictures.Png(seed: 3) }) with
            { MaxTokens = 50, Temperature = 0.7, Stop = ["END"], Seed = 3 },
            Ct);

        (run.Text, run.Finish).ShouldBe((bench.Server.Reply, FinishReason.Stop));
        run.Usage.ShouldBe(new Usage { InputTokens = 16, OutputTokens = 5 });
    }

    [Fact]
    public async Task A_picture_in_the_words_of_a_chat_becomes_a_picture()
    {
        await using var bench = await PollinationsImageTests.StartAsync();

        var run = await bench.Harness.ChatAsync(
            Some.Chat(PollinationsEmulator.ChatPainter) with { Output = [Modality.Text, Modality.Image] }, Ct);

        run.Images.ShouldBe([TestPictures.Png(seed: 77)]);
        run.Text.ShouldBe(bench.Server.Reply + "  There!");
        bench.Server.Requests.Single(request => request.Path == "/media/1.png").Header("Authorization").ShouldBeNull();
    }

    [Theory]
    [InlineData("https://tracker.example/pixel.png?who=me")]
    [InlineData("https://pollinations.ai.tracker.example/1.png")]
    [InlineData("http://169.254.169.254/latest")]
    public async Task A_picture_that_lies_elsewhere_stays_words_and_nobody_is_called(string address)
    {
        await using var bench = await PollinationsImageTests.StartAsync();
        bench.Server.PictureAddress = address;

        var run = await bench.Harness.ChatAsync(
            Some.Chat(PollinationsEmulator.ChatPainter) with { Output = [Modality.Text, Modality.Image] }, Ct);

        run.Images.ShouldBeEmpty();
        run.Text.ShouldContain($"![a fox, painted]({address}) There!");
    }

    [Fact]
    public async Task Who_asks_for_words_alone_gets_the_words_as_they_are()
    {
        await using var bench = await PollinationsImageTests.StartAsync();

        var run = await bench.Harness.ChatAsync(Some.Chat(PollinationsEmulator.ChatPainter), Ct);

        run.Images.ShouldBeEmpty();
        run.Text.ShouldContain("![a fox, painted](");
    }

    [Fact]
    public async Task A_picture_written_out_in_the_words_comes_once()
    {
        await using var bench = await PollinationsImageTests.StartAsync();
        var picture = DataUri.Write("image/png", TestPictures.Png(32, 32));
        bench.Server.PictureAddress = $"{picture}) and ![again]({picture}";

        var run = await bench.Harness.ChatAsync(
            Some.Chat(PollinationsEmulator.ChatPainter) with { Output = [Modality.Text, Modality.Image] }, Ct);

        run.Images.ShouldBe([TestPictures.Png(32, 32)]);
        run.Text.ShouldEndWith(" and  There!");
    }

    [Theory]
    [InlineData("Wow! Really![1] [a](b) ![not closed")]
    [InlineData("!![a](https://elsewhere.example/1.png) !")]
    [InlineData("![two\nlines](x) ![a] (b) ![a](broken data:image/png;base64,%%%)")]
    [InlineData("![a](data:image/png;base64,%%%)")]
    public async Task Words_that_only_look_like_a_picture_stay_as_they_are(string words)
    {
        await using var bench = await PollinationsImageTests.StartAsync();
        bench.Server.Reply = words;

        var run = await bench.Harness.ChatAsync(
            Some.Chat(PollinationsEmulator.Talker) with { Output = [Modality.Text, Modality.Image] }, Ct);

        run.Text.ShouldBe(words);
        run.Images.ShouldBeEmpty();
    }
}
