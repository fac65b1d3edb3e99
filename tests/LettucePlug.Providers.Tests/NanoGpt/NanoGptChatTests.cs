using System.Text.Json.Nodes;
using LettucePlug.Emulators;
using LettucePlug.Sdk;

namespace LettucePlug.Providers.Tests.NanoGpt;

public sealed class NanoGptChatTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_chat_streams_in_with_its_reasoning_and_its_usage()
    {
        await using var bench = await NanoGptImageTests.StartAsync();

        var run = await bench.Harness.ChatAsync(
            Some.Chat(
                NanoGptEmulator.Talker,
                new ChatText { Text = "Image 1" }, new ChatPicture { MediaType = "image/png", Data = TestPictures.Png(seed: 3) }) with
            { MaxTokens = 50, Temperature = 0.7, Stop = ["END"], Seed = 3 },
            Ct);

        (run.Text, run.Reasoning, run.Finish).ShouldBe((bench.Server.Reply, "hm", FinishReason.Stop));
        run.Usage.ShouldBe(new Usage { InputTokens = 16, OutputTokens = 5 });
        ChatPictures(bench.Posts.Single().Json).ShouldBe([DataUri.Write("image/png", TestPictures.Png(seed: 3))]);
    }

    [Fact]
    public async Task Models_come_with_what_they_take_and_give()
    {
        await using var bench = await NanoGptImageTests.StartAsync();

        var models = await ((IModelCatalog)bench.Harness.Client).ListModelsAsync(Ct);

        models.ShouldAllBe(model => model.ScopesAreKnown);
        models.Single(model => model.Name == NanoGptEmulator.Talker).Input.ShouldContain(Modality.Image);
        models.Single(model => model.Name == "deepseek/deepseek-v3").Input.ShouldBe([Modality.Text]);
        var editor = models.Single(model => model.Name == NanoGptEmulator.Editor);
        (editor.Output.Single(), editor.ImageLimits!.MaxReferences, editor.ImageLimits.SupportsMask)
            .ShouldBe((Modality.Image, 3, false));
        var painter = models.Single(model => model.Name == NanoGptEmulator.Painter).ImageLimits!;
        (painter.MaxReferences, painter.Settings.Contains("denoise")).ShouldBe((0, false));
        painter.Sizes.ShouldBe(["1024x1024", "768x1360"]);
    }

    [Fact]
    public async Task The_probe_admits_that_it_could_not_prove_the_key()
    {
        await using var bench = await NanoGptImageTests.StartAsync();

        var result = await ((IProbe)bench.Harness.Client).ProbeAsync(Ct);

        (result.KeyWasProven, result.Details.Single()).ShouldBe((false, "5 models"));
    }

    [Fact]
    public async Task The_probe_tells_the_balance_where_it_can()
    {
        await using var bench = await NanoGptImageTests.StartAsync();
        bench.Server.Break(WireFailures.Success("""{"usd_balance":"129.46956147","nano_balance":"26.7"}""") with { Path = "/check-balance" });

        var result = await ((IProbe)bench.Harness.Client).ProbeAsync(Ct);

        (result.KeyWasProven, result.Details[1]).ShouldBe((true, "$129.47 left"));
    }

    [Fact]
    public async Task Every_chat_request_fits_the_official_specification()
    {
        var spec = OpenApiSpec.Load("nanogpt", "nano-gpt-docs.openapi.json");
        await using var bench = await NanoGptImageTests.StartAsync();
        var request = Some.Chat(
            NanoGptEmulator.Talker, new ChatText { Text = "Look" }, new ChatPicture { MediaType = "image/png", Data = TestPictures.Png() });

        await bench.Harness.ChatAsync(
            request with { Temperature = 1, TopP = 0.5, MaxTokens = 20, Stop = ["a", "b"], Seed = 9 }, Ct);

        spec.Check(spec.RequestSchema("/v1/chat/completions"), JsonNode.Parse(bench.Posts.Single().Body)).ShouldBeEmpty();
    }

    private static IEnumerable<string> ChatPictures(System.Text.Json.JsonElement body) =>
        body.GetProperty("messages")[1].GetProperty("content").EnumerateArray()
            .Where(part => part.GetProperty("type").GetString() == "image_url")
            .Select(part => part.GetProperty("image_url").GetProperty("url").GetString()!);
}
