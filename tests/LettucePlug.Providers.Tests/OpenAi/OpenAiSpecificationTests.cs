using System.Text.Json.Nodes;
using LettucePlug.Emulators;
using LettucePlug.Sdk;

namespace LettucePlug.Providers.Tests.OpenAi;

public sealed class OpenAiSpecificationTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static OpenApiSpec Spec => OpenApiSpec.Load("openai", "openai-openapi.openapi.yaml");

    public static TheoryData<string, int, int> ImageRequests => new()
    {
        { "gpt-image-1", 0, 0 },
        { "gpt-image-1", 0, 2 },
        { "gpt-image-2", 0, 0 },
        { "dall-e-2", 0, 0 },
        { "dall-e-3", 0, 0 },
        { "gpt-image-1", 3, 0 },
        { "gpt-image-1", 2, 1 },
    };

    [Theory]
    [MemberData(nameof(ImageRequests))]
    public async Task Every_image_request_fits_the_official_specification(string model, int references, int partialImages)
    {
        var spec = Spec;
        await using var bench = await OpenAiBench.StartAsync(partialImages: partialImages);
        var request = Some.Image(model) with
        {
            Size = new ImageSize(1024, 1024),
            Quality = model == "dall-e-3" ? "hd" : "low",
            Style = "vivid",
            Format = "image/webp",
            References = Some.References([.. Enumerable.Range(1, references)]),
        };
        if (references == 3)
        {
            var mask = Some.Reference(TestPictures.HalfWhite(8, 8)) with { Role = ReferenceRole.Mask };
            request = request with { References = [.. request.References, mask] };
        }

        await bench.Harness.GenerateAsync(request, Ct);

        var schema = references > 0
            ? spec.RequestSchema("/images/edits")
            : spec.RequestSchema("/images/generations");
        spec.Check(schema, JsonNode.Parse(bench.Server.Requests.Single().Body)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_chat_request_fits_the_official_specification()
    {
        var spec = Spec;
        await using var bench = await OpenAiBench.StartAsync();
        var request = Some.Chat(
            "gpt-4.1-nano", new ChatText { Text = "Look" }, new ChatPicture { MediaType = "image/png", Data = TestPictures.Png() });

        await bench.Harness.ChatAsync(
            request with { Temperature = 1, TopP = 0.5, MaxTokens = 20, Stop = ["a", "b"], Seed = 9 }, Ct);

        spec.Check(spec.RequestSchema("/chat/completions"), JsonNode.Parse(bench.Server.Requests.Single().Body))
            .ShouldBeEmpty();
    }

    [Theory]
    [InlineData("""{"model":"gpt-image-1","prompt":"a","steps":3}""", "$.steps is not declared")]
    [InlineData("""{"model":"gpt-image-1"}""", "$.prompt is missing")]
    [InlineData("""{"model":"gpt-image-1","prompt":"a","n":11}""", "$.n is out of range")]
    [InlineData("""{"model":"gpt-image-1","prompt":5}""", "$.prompt should be string")]
    public void The_check_finds_what_is_wrong(string body, string problem)
    {
        var spec = Spec;

        spec.Check(spec.RequestSchema("/images/generations"), JsonNode.Parse(body)).ShouldContain(problem);
    }

    [Fact]
    public async Task A_recorded_image_answer_becomes_its_pictures()
    {
        await using var server = await ReplayServer.StartAsync(RecordedExchanges.LoadAnswer(
            "POST", "/images/generations", 200, "openai", "recorded", "vercel-ai.image.openai-image.json"));
        await using var harness = ProviderHarness.Open(OpenAiBench.Official, server.Url, settings: ("partialImages", "0"));

        var run = await harness.GenerateAsync(Some.Image("dall-e-3"), Ct);

        run.Images.Count.ShouldBe(2);
        run.Images.ShouldAllBe(image => Convert.ToHexString(image).StartsWith("89504E470D0A1A0A"));
        run.Ready[0].RevisedPrompt!.ShouldStartWith("A small and adorable baby sea otter.");
        run.Ready[1].RevisedPrompt.ShouldBeNull();
    }

    [Fact]
    public async Task A_recorded_edit_becomes_its_picture()
    {
        await using var server = await ReplayServer.StartAsync(RecordedExchanges.LoadAnswer(
            "POST", "/images/edits", 200, "openai", "recorded", "vercel-ai.image.openai-image-edit.json"));
        await using var harness = ProviderHarness.Open(OpenAiBench.Official, server.Url, settings: ("partialImages", "0"));

        var run = await harness.GenerateAsync(Some.Image("gpt-image-1") with { References = Some.References(1) }, Ct);

        run.Images.ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("vercel-ai.image.gpt-image-response-format-error.json", 400, ProviderFailure.InvalidRequest)]
    [InlineData("vercel-ai.responses.openai-error.1.json", 429, ProviderFailure.PaymentRequired)]
    public async Task A_recorded_error_is_understood(string file, int status, ProviderFailure expected)
    {
        await using var server = await ReplayServer.StartAsync(RecordedExchanges.LoadAnswer(
            "POST", "/images/generations", status, "openai", "recorded", file));
        await using var harness = ProviderHarness.Open(OpenAiBench.Official, server.Url, settings: ("partialImages", "0"));

        var failure = await Should.ThrowAsync<ProviderException>(harness.GenerateAsync(Some.Image("gpt-image-1"), Ct));

        failure.Failure.ShouldBe(expected);
        server.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_recorded_refusal_of_a_parameter_leads_to_a_second_request_without_it()
    {
        await using var server = await ReplayServer.StartAsync(
            RecordedExchanges.LoadAnswer(
                "POST", "/chat/completions", 400, "openai", "recorded", "vercel-ai.chat.reasoning-model-legacy-parameter-error.json"),
            RecordedExchanges.LoadAnswer(
                "POST", "/chat/completions", 400, "openai", "recorded", "vercel-ai.responses.reasoning-model-temperature-error.json"),
            RecordedExchanges.LoadAnswer(
                "POST", "/chat/completions", 200, "openai", "recorded", "vercel-ai.chat.openai-text.json"));
        await using var harness = ProviderHarness.Open(OpenAiBench.Compatible, server.Url);

        var run = await harness.ChatAsync(Some.Chat("o4-mini") with { MaxTokens = 5, Temperature = 0.1 }, Ct);

        run.Text.ShouldStartWith("**Holiday Name:** Galaxy Day");
        run.Usage.ShouldBe(new Usage { InputTokens = 16, OutputTokens = 363 });
        var last = server.Requests[^1].Json;
        last.GetProperty("max_completion_tokens").GetInt32().ShouldBe(5);
        last.TryGetProperty("temperature", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task A_recorded_stream_is_read_to_its_end()
    {
        var exchanges = RecordedExchanges.LoadYaml("openai", "recorded", "pydantic-ai.test_run_stream_sync_streams_real_model.yaml");
        await using var server = await ReplayServer.StartAsync(exchanges.Skip(1));
        await using var harness = ProviderHarness.Open(OpenAiBench.Official, server.Url);

        var run = await harness.ChatAsync(Some.Chat("gpt-4o-mini"), Ct);

        run.Text.ShouldContain("London");
        run.Finish.ShouldBe(FinishReason.Stop);
        run.Usage!.OutputTokens.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_recorded_wrong_key_is_understood()
    {
        var recorded = RecordedExchanges.LoadYaml("openai", "recorded", "ruby_llm.error_handles_invalid_api_keys_gracefully.yml").Single();
        await using var server = await ReplayServer.StartAsync(recorded with { Path = "/chat/completions" });
        await using var harness = ProviderHarness.Open(OpenAiBench.Official, server.Url);

        var failure = await Should.ThrowAsync<ProviderException>(harness.ChatAsync(Some.Chat("gpt-4o-mini"), Ct));

        (failure.Failure, failure.ProviderCode).ShouldBe((ProviderFailure.Unauthorized, "invalid_api_key"));
    }
}
