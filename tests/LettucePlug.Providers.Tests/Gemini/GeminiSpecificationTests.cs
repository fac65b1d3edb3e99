using System.Text.Json.Nodes;
using LettucePlug.Emulators;
using LettucePlug.Sdk;

namespace LettucePlug.Providers.Tests.Gemini;

public sealed class GeminiSpecificationTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static OpenApiSpec Spec => OpenApiSpec.Load("gemini", "tryAGI.google-gemini.openapi.json");

    [Theory]
    [InlineData("gemini-3.1-flash-image", 0)]
    [InlineData("gemini-3.1-flash-image", 14)]
    [InlineData("gemini-2.5-flash-image", 3)]
    public async Task Every_image_request_fits_the_official_specification(string model, int references)
    {
        var spec = Spec;
        await using var bench = await GeminiBench.StartAsync(safety: "block-none");

        await bench.Harness.GenerateAsync(
            Some.Image(model) with
            {
                Size = new ImageSize(1920, 1080),
                Seed = ulong.MaxValue,
                References = Some.References([.. Enumerable.Range(1, references)]),
                Extra = new Dictionary<string, string> { ["temperature"] = "0.5", ["topK"] = "20" },
            },
            Ct);

        Check(spec, "/models/{modelsId}:generateContent", bench.Server.Requests.Single());
    }

    [Fact]
    public async Task Every_chat_request_fits_the_official_specification()
    {
        var spec = Spec;
        await using var bench = await GeminiBench.StartAsync(safety: "off");
        var request = Some.Chat(
            GeminiBench.ImageModel, new ChatText { Text = "Look" }, new ChatPicture { MediaType = "image/png", Data = TestPictures.Png() });
        var drawn = new ChatPicture { MediaType = "image/png", Data = TestPictures.Png(), ProviderState = bench.Server.Signature };

        await bench.Harness.ChatAsync(
            request with
            {
                Messages = [.. request.Messages, new() { Role = ChatRole.Assistant, Parts = [drawn] }, request.Messages[1]],
                Output = [Modality.Text, Modality.Image],
                Temperature = 1,
                TopP = 0.5,
                MaxTokens = 20,
                Stop = ["a", "b"],
                Seed = 9,
                Extra = new Dictionary<string, string> { ["thinkingConfig"] = """{"includeThoughts":true}""" },
            },
            Ct);

        Check(spec, "/models/{modelsId}:streamGenerateContent", bench.Server.Requests.Single());
    }

    [Fact]
    public async Task A_recorded_picture_is_read()
    {
        var recorded = RecordedExchanges.LoadYaml(
            "gemini", "recorded", "pydantic-ai.test_google_vertexai_image_generation_with_output_format.yaml").Single();
        await using var server = await ReplayServer.StartAsync(recorded with { Path = "/models/gemini-2.5-flash-image:generateContent" });
        await using var harness = ProviderHarness.Open(GeminiBench.Provider, server.Url);

        var run = await harness.GenerateAsync(Some.Image("gemini-2.5-flash-image"), Ct);

        Convert.ToHexString(run.Images.Single()).ShouldStartWith("FFD8FF");
        run.Ready.Single().Image.MediaType.ShouldBe("image/jpeg");
        run.Usage.ShouldBe(new Usage { InputTokens = 9, OutputTokens = 1290 });
    }

    [Fact]
    public async Task A_recorded_refusal_in_a_success_is_moderation()
    {
        var recorded = RecordedExchanges.LoadYaml("gemini", "recorded", "pydantic-ai.test_google_model_safety_settings.yaml").Single();
        await using var server = await ReplayServer.StartAsync(
            recorded with { Path = ":generateContent" }, recorded with { Path = ":streamGenerateContent" });
        await using var harness = ProviderHarness.Open(GeminiBench.Provider, server.Url);

        var image = await Should.ThrowAsync<ProviderException>(harness.GenerateAsync(Some.Image("gemini-1.5-flash"), Ct));
        var chat = await Should.ThrowAsync<ProviderException>(harness.ChatAsync(Some.Chat("gemini-1.5-flash"), Ct));

        (image.Failure, image.ProviderCode).ShouldBe((ProviderFailure.Moderated, "SAFETY"));
        (chat.Failure, chat.ProviderCode).ShouldBe((ProviderFailure.Moderated, "SAFETY"));
    }

    [Fact]
    public async Task A_recorded_stream_is_read_to_its_end()
    {
        var exchanges = RecordedExchanges.LoadYaml("gemini", "recorded", "pydantic-ai.test_google_model_stream.yaml");
        await using var server = await ReplayServer.StartAsync(exchanges);
        await using var harness = ProviderHarness.Open(GeminiBench.Provider, server.Url);

        var run = await harness.ChatAsync(Some.Chat("gemini-2.0-flash-exp"), Ct);

        (run.Text, run.Finish).ShouldBe(("The capital of France is Paris.\n", FinishReason.Stop));
        run.Usage.ShouldBe(new Usage { InputTokens = 13, OutputTokens = 8 });
    }

    [Theory]
    [InlineData("vercel-ai.google-text.json", 272)]
    [InlineData("vercel-ai.google-reasoning.json", 311)]
    [InlineData("vercel-ai.google-reasoning-gemini3.json", 287)]
    public async Task A_recorded_answer_is_read_without_its_signature(string file, long output)
    {
        await using var server = await ReplayServer.StartAsync(
            RecordedExchanges.LoadAnswer("POST", ":streamGenerateContent", 200, "gemini", "recorded", file));
        await using var harness = ProviderHarness.Open(GeminiBench.Provider, server.Url);

        var run = await harness.ChatAsync(Some.Chat("gemini-3-pro-preview"), Ct);

        run.Text.ShouldStartWith("There are **3**");
        run.Usage!.OutputTokens.ShouldBe(output);
    }

    [Fact]
    public async Task A_recorded_wait_is_waited_for()
    {
        var recorded = RecordedExchanges.LoadAnswer(
            "POST", ":generateContent", 429, "gemini", "recorded", "vercel-ai.google-429-retry-info.json");
        await using var server = await ReplayServer.StartAsync(recorded, recorded, recorded, recorded);
        await using var harness = ProviderHarness.Open(GeminiBench.Provider, server.Url);

        var failure = await Should.ThrowAsync<ProviderException>(harness.GenerateAsync(Some.Image(GeminiBench.ImageModel), Ct));

        (failure.Failure, failure.RetryAfter).ShouldBe((ProviderFailure.RateLimited, TimeSpan.FromSeconds(34.4)));
        harness.Time.Waits.ShouldAllBe(wait => wait == TimeSpan.FromSeconds(34.4));
        server.Requests.Count.ShouldBe(4);
    }

    private static void Check(OpenApiSpec spec, string path, RecordedRequest request) =>
        spec.Check(spec.RequestSchema(path), JsonNode.Parse(request.Body)).ShouldBeEmpty();
}
