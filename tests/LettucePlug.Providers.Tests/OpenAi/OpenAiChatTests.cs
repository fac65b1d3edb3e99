using LettucePlug.Emulators;
using LettucePlug.Sdk;

namespace LettucePlug.Providers.Tests.OpenAi;

public sealed class OpenAiChatTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_reply_streams_in_and_ends_with_its_usage()
    {
        await using var bench = await OpenAiBench.StartAsync();

        var run = await bench.Harness.ChatAsync(
            Some.Chat("gpt-4.1-nano") with { Temperature = 0.8, TopP = 0.9, MaxTokens = 50, Stop = ["END"], Seed = 3 }, Ct);

        run.Text.ShouldBe(bench.Server.Reply);
        run.Updates.OfType<ChatTextDelta>().Count().ShouldBeGreaterThan(2);
        run.Usage.ShouldBe(new Usage { InputTokens = 16, OutputTokens = 5 });
        run.Finish.ShouldBe(FinishReason.Stop);
    }

    [Fact]
    public async Task Pictures_go_out_between_the_words_in_order()
    {
        await using var bench = await OpenAiBench.StartAsync();
        var first = TestPictures.Png(seed: 1);
        var second = TestPictures.Png(seed: 2);

        await bench.Harness.ChatAsync(
            Some.Chat(
                "gpt-4.1-nano",
                new ChatText { Text = "Image 1: Ann" }, new ChatPicture { MediaType = "image/png", Data = first },
                new ChatText { Text = "Image 2: room" }, new ChatPicture { MediaType = "image/png", Data = second }),
            Ct);

        var parts = bench.Server.Requests.Single().Json.GetProperty("messages")[1].GetProperty("content");
        parts.EnumerateArray().Select(part => part.GetProperty("type").GetString())
            .ShouldBe(["text", "image_url", "text", "image_url"]);
        parts[3].GetProperty("image_url").GetProperty("url").GetString().ShouldBe(DataUri.Write("image/png", second));
    }

    [Fact]
    public async Task What_a_reasoning_model_does_not_take_is_left_out_with_a_warning()
    {
        await using var bench = await OpenAiBench.StartAsync(OpenAiBench.Compatible);

        var run = await bench.Harness.ChatAsync(Some.Chat("o4-mini") with { Temperature = 0.5, MaxTokens = 9 }, Ct);

        run.Text.ShouldBe(bench.Server.Reply);
        run.Warnings.ShouldHaveSingleItem().ShouldContain("'temperature'");
        bench.Server.Requests.Count.ShouldBe(3);
        bench.Server.Requests[^1].Json.GetProperty("max_completion_tokens").GetInt32().ShouldBe(9);
    }

    [Fact]
    public async Task A_server_that_does_not_stream_is_read_as_well()
    {
        await using var bench = await OpenAiBench.StartAsync(OpenAiBench.Compatible);
        bench.Server.Break(new Fault
        {
            Kind = FaultKind.ErrorInSuccess,
            Body = """{"choices":[{"message":{"role":"assistant","content":"Hi","reasoning_content":"hm"},"finish_reason":"length"}],"usage":{"prompt_tokens":1,"completion_tokens":2}}""",
        });

        var run = await bench.Harness.ChatAsync(Some.Chat("llama"), Ct);

        (run.Text, run.Reasoning, run.Finish).ShouldBe(("Hi", "hm", FinishReason.Length));
    }

    [Fact]
    public async Task A_picture_inside_a_reply_comes_once_even_if_the_server_repeats_it()
    {
        await using var bench = await OpenAiBench.StartAsync(OpenAiBench.Compatible);
        var picture = DataUri.Write("image/png", TestPictures.Png(64, 64));
        var chunk = $$$"""data: {"choices":[{"index":0,"delta":{"content":"","images":[{"type":"image_url","image_url":{"url":"{{{picture}}}"}}]},"finish_reason":null}]}""";
        bench.Server.Break(Sse($"data: {{\"choices\":[{{\"delta\":{{\"content\":\"Look:\"}}}}]}}\n\n{chunk}\n\n{chunk}\n\n" +
            "data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n"));

        var run = await bench.Harness.ChatAsync(Some.Chat("painter"), Ct);

        run.Text.ShouldBe("Look:");
        run.Images.ShouldHaveSingleItem().ShouldBe(TestPictures.Png(64, 64));
    }

    [Fact]
    public async Task A_refusal_before_any_word_is_moderation()
    {
        await using var bench = await OpenAiBench.StartAsync();
        bench.Server.Break(Sse("data: {\"choices\":[{\"delta\":{\"content\":null,\"refusal\":\"I can't help.\"},\"finish_reason\":null}]}\n\n"));

        var failure = await Should.ThrowAsync<ProviderException>(bench.Harness.ChatAsync(Some.Chat("gpt-4.1-nano"), Ct));

        failure.Failure.ShouldBe(ProviderFailure.Moderated);
    }

    [Fact]
    public async Task A_filter_in_the_middle_ends_the_reply_and_keeps_what_was_said()
    {
        await using var bench = await OpenAiBench.StartAsync();
        bench.Server.Break(Sse(
            "data: {\"choices\":[{\"delta\":{\"content\":\"Once\"}}]}\n\n" +
            "data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"content_filter\"}]}\n\n"));

        var run = await bench.Harness.ChatAsync(Some.Chat("gpt-4.1-nano"), Ct);

        (run.Text, run.Finish).ShouldBe(("Once", FinishReason.ContentFilter));
    }

    [Theory]
    [InlineData("data: {\"choices\":[{\"delta\":{\"content\":\"Once\"}}]}\n\n")]
    [InlineData("data: {\"choices\":[{\"delta\":{\"content\":\"Once\"}}]}\n\ndata: {\"choices\":[{\"del")]
    public async Task A_reply_that_breaks_off_is_not_taken_for_a_whole_one(string stream)
    {
        await using var bench = await OpenAiBench.StartAsync();
        bench.Server.Break(Sse(stream));

        var failure = await Should.ThrowAsync<ProviderException>(bench.Harness.ChatAsync(Some.Chat("gpt-4.1-nano"), Ct));

        failure.Failure.ShouldBe(ProviderFailure.Protocol);
    }

    [Fact]
    public async Task An_error_in_the_middle_of_a_stream_is_an_error()
    {
        await using var bench = await OpenAiBench.StartAsync();
        bench.Server.Break(Sse(
            ": keep alive\r\n\r\ndata:{\"choices\":[{\"delta\":{\"content\":\"Once\"}}]}\r\n\r\n" +
            "data:{\"error\":{\"message\":\"Provider returned error\",\"code\":502}}\r\n\r\n"));

        var failure = await Should.ThrowAsync<ProviderException>(bench.Harness.ChatAsync(Some.Chat("gpt-4.1-nano"), Ct));

        failure.Failure.ShouldBe(ProviderFailure.Unavailable);
    }

    [Fact]
    public async Task A_server_without_a_key_is_asked_without_one()
    {
        await using var server = await ReplayServer.StartAsync(new RecordedExchange
        {
            Method = "GET",
            Path = "/v1/models",
            Body = """{"data":[{"id":"llama3.2-vision"},{"id":"llama3.2-vision"},{"id":"nomic-embed-text"}]}"""u8.ToArray(),
        });
        await using var harness = ProviderHarness.Open(OpenAiBench.Compatible, server.Url, key: null);

        var models = await ((IModelCatalog)harness.Client).ListModelsAsync(Ct);

        models.Select(model => model.Name).ShouldBe(["llama3.2-vision", "nomic-embed-text"]);
        models[0].Input.ShouldContain(Modality.Image);
        server.Requests.Single().Header("Authorization").ShouldBeNull();
    }

    private static Fault Sse(string body) =>
        new() { Kind = FaultKind.ErrorInSuccess, ContentType = "text/event-stream", Body = body };
}
