using System.Text.Json.Nodes;
using LettucePlug.Emulators;
using LettucePlug.Provider.OpenRouter;
using LettucePlug.Sdk;

namespace LettucePlug.Providers.Tests.OpenRouter;

public sealed class OpenRouterSpecificationTests
{
    private const string Recording = "ruby_llm.image_edit_functionality_with_openrouter_reference_images_openrouter_google_gemini-3_1-flash-lite-image_edits_images_passed_via_with.yml";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static OpenApiSpec Spec => OpenApiSpec.Load("openrouter", "openrouter-docs.openapi.yaml");

    [Theory]
    [InlineData(OpenRouterEmulator.Painter, 3)]
    [InlineData(OpenRouterEmulator.Several, 0)]
    [InlineData(OpenRouterEmulator.Streaming, 1)]
    [InlineData(OpenRouterEmulator.Blind, 0)]
    public async Task Every_image_request_fits_the_official_specification(string model, int references)
    {
        var spec = Spec;
        await using var bench = await OpenRouterImageTests.StartAsync();

        await bench.Harness.GenerateAsync(
            Some.Image(model) with
            {
                Size = new(1200, 800),
                Quality = "low",
                Format = "image/png",
                Seed = 11,
                References = Some.References([.. Enumerable.Range(1, references)]),
            },
            Ct);

        spec.Check(spec.RequestSchema("/images"), JsonNode.Parse(bench.Posts.Single().Body)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_request_for_a_picture_in_a_chat_fits_the_official_specification()
    {
        var spec = Spec;
        await using var bench = await OpenRouterImageTests.StartAsync();

        await bench.Harness.GenerateAsync(
            Some.Image(OpenRouterEmulator.ChatPainter) with { Size = new(1200, 800), Seed = 11, References = Some.References(1, 2) }, Ct);

        spec.Check(spec.RequestSchema("/chat/completions"), JsonNode.Parse(bench.Posts.Single().Body)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_chat_request_fits_the_official_specification()
    {
        var spec = Spec;
        await using var bench = await OpenRouterImageTests.StartAsync();
        var request = Some.Chat(
            OpenRouterEmulator.Talker, new ChatText { Text = "Look" }, new ChatPicture { MediaType = "image/png", Data = TestPictures.Png() });

        await bench.Harness.ChatAsync(
            request with { Temperature = 1, TopP = 0.5, MaxTokens = 20, Stop = ["a", "b"], Seed = 9 }, Ct);

        spec.Check(spec.RequestSchema("/chat/completions"), JsonNode.Parse(bench.Posts.Single().Body)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("""{"model":"a/b","prompt":"a","steps":3}""", "$.steps is not declared")]
    [InlineData("""{"model":"a/b"}""", "$.prompt is missing")]
    public void The_check_finds_what_is_wrong(string body, string problem)
    {
        var spec = Spec;

        spec.Check(spec.RequestSchema("/images"), JsonNode.Parse(body)).ShouldContain(problem);
    }

    [Fact]
    public async Task A_recorded_edit_becomes_its_picture_and_its_cost()
    {
        await using var server = await ReplayServer.StartAsync(RecordedExchanges.LoadYaml("openrouter", "recorded", Recording));
        await using var harness = Open(server.Url);

        var run = await harness.GenerateAsync(
            Some.Image("google/gemini-3.1-flash-lite-image", "turn the logo to green") with { References = Some.References(1) }, Ct);

        Convert.ToHexString(run.Images.Single()).ShouldStartWith("FFD8FF");
        run.Ready.Single().Image.MediaType.ShouldBeNull();
        run.Usage!.Cost.ShouldNotBeNull().ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task A_recorded_failure_behind_the_gateway_is_understood()
    {
        var recorded = RecordedExchanges.LoadYaml("openrouter", "recorded", "pydantic-ai.test_openrouter_errors_raised.yaml");
        await using var server = await ReplayServer.StartAsync(recorded.Concat(recorded));
        await using var harness = Open(server.Url);

        var failure = await Should.ThrowAsync<ProviderException>(
            harness.ChatAsync(Some.Chat("google/gemini-2.0-flash-exp:free"), Ct));

        failure.Failure.ShouldBe(ProviderFailure.RateLimited);
        failure.Message.ShouldContain("temporarily rate-limited upstream");
    }

    [Fact]
    public async Task A_recorded_stream_is_read_with_its_reasoning_and_its_cost()
    {
        var recorded = RecordedExchanges.LoadYaml("openrouter", "recorded", "pydantic-ai.test_openrouter_streaming_reasoning.yaml");
        await using var server = await ReplayServer.StartAsync(recorded);
        await using var harness = Open(server.Url);

        var run = await harness.ChatAsync(Some.Chat("anthropic/claude-sonnet-4.5"), Ct);

        run.Text.ShouldContain("4");
        run.Reasoning.ShouldStartWith("This is a simple arithmetic question.");
        run.Usage!.Cost.ShouldNotBeNull();
        run.Finish.ShouldBe(FinishReason.Stop);
    }

    private static ProviderHarness Open(Uri url) =>
        ProviderHarness.Open(PluginProviders.Get<OpenRouterPlugin>("openrouter"), new Uri(url, "api/v1"));
}
