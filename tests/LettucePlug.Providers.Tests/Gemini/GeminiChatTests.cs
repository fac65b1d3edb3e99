using LettucePlug.Emulators;
using LettucePlug.Sdk;

namespace LettucePlug.Providers.Tests.Gemini;

public sealed class GeminiChatTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_reply_streams_in_and_ends_with_its_usage()
    {
        await using var bench = await GeminiBench.StartAsync();

        var run = await bench.Harness.ChatAsync(
            Some.Chat(GeminiBench.ChatModel) with { Temperature = 0.8, TopP = 0.9, MaxTokens = 50, Stop = ["END"], Seed = 3 }, Ct);

        run.Text.ShouldBe(bench.Server.Reply);
        run.Updates.OfType<ChatTextDelta>().Count().ShouldBeGreaterThan(2);
        run.Usage.ShouldBe(new Usage { InputTokens = 9, OutputTokens = 1300 });
        run.Finish.ShouldBe(FinishReason.Stop);
        var sent = bench.Server.Requests.Single();
        (sent.Path, sent.Query).ShouldBe(("/v1beta/models/gemini-2.5-flash:streamGenerateContent", "?alt=sse"));
        sent.Json.GetProperty("systemInstruction").GetProperty("parts")[0].GetProperty("text").GetString()
            .ShouldBe("You write one scene prompt.");
    }

    [Fact]
    public async Task Neighbours_of_one_role_become_one_turn()
    {
        await using var bench = await GeminiBench.StartAsync();

        await bench.Harness.ChatAsync(
            Conversation(GeminiBench.ChatModel, (ChatRole.User, "a"), (ChatRole.User, "b"), (ChatRole.Assistant, "c"), (ChatRole.User, "d")), Ct);

        var contents = bench.Server.Requests.Single().Json.GetProperty("contents");
        contents.EnumerateArray().Select(content =>
                content.GetProperty("role").GetString() + content.GetProperty("parts").GetArrayLength())
            .ShouldBe(["user2", "model1", "user1"]);
    }

    [Theory]
    [InlineData("gemma-3-27b-it")]
    public async Task A_model_without_a_place_for_instructions_gets_them_as_the_users_words(string model)
    {
        await using var bench = await GeminiBench.StartAsync();

        await bench.Harness.ChatAsync(Some.Chat(model), Ct);

        var sent = bench.Server.Requests.Single().Json;
        sent.TryGetProperty("systemInstruction", out _).ShouldBeFalse();
        sent.GetProperty("contents")[0].GetProperty("parts")[0].GetProperty("text").GetString().ShouldBe("You write one scene prompt.");
    }

    [Fact]
    public async Task Instructions_alone_are_a_question()
    {
        await using var bench = await GeminiBench.StartAsync();

        var run = await bench.Harness.ChatAsync(Conversation(GeminiBench.ChatModel, (ChatRole.System, "Write.")), Ct);

        run.Text.ShouldBe(bench.Server.Reply);
    }

    [Fact]
    public async Task A_picture_in_a_reply_goes_back_with_its_signature_when_I_go_on()
    {
        await using var bench = await GeminiBench.StartAsync();
        var request = Some.Chat(GeminiBench.ImageModel) with { Output = [Modality.Text, Modality.Image] };

        var first = await bench.Harness.ChatAsync(request, Ct);
        var image = first.Updates.OfType<ChatImage>().Single();
        var drawn = new ChatPicture { MediaType = "image/png", Data = first.Images.Single(), ProviderState = image.ProviderState };
        await bench.Harness.ChatAsync(
            request with
            {
                Messages =
                [
                    .. request.Messages,
                    new() { Role = ChatRole.Assistant, Parts = [drawn] },
                    new() { Role = ChatRole.User, Parts = [new ChatText { Text = "Make it blue." }] },
                ],
            }, Ct);

        first.Images.Single().ShouldBe(TestPictures.Png(seed: 1));
        first.Reasoning.ShouldBe("The light should come from the left.");
        first.Text.ShouldBe(bench.Server.Reply);
        var turn = bench.Server.Requests[1].Json.GetProperty("contents")[1];
        turn.GetProperty("role").GetString().ShouldBe("model");
        turn.GetProperty("parts")[0].GetProperty("thoughtSignature").GetString().ShouldBe(bench.Server.Signature);
    }

    [Theory]
    [InlineData("gemini-3.1-flash-image", "user")]
    [InlineData("gemini-2.5-flash-image", "model")]
    public async Task A_picture_without_a_signature_is_shown_by_whom_the_model_accepts_it_from(string model, string role)
    {
        await using var bench = await GeminiBench.StartAsync();
        var picture = new ChatPicture { MediaType = "image/png", Data = TestPictures.Png() };

        await bench.Harness.ChatAsync(
            new ChatRequest
            {
                Model = model,
                Messages =
                [
                    new() { Role = ChatRole.User, Parts = [new ChatText { Text = "Draw." }] },
                    new() { Role = ChatRole.Assistant, Parts = [new ChatText { Text = "Here." }, picture] },
                    new() { Role = ChatRole.User, Parts = [new ChatText { Text = "Bluer." }] },
                ],
            }, Ct);

        var turn = bench.Server.Requests.Single().Json.GetProperty("contents").EnumerateArray()
            .Single(content => content.GetProperty("parts").EnumerateArray().Any(part => part.TryGetProperty("inlineData", out _)));
        turn.GetProperty("role").GetString().ShouldBe(role);
    }

    [Theory]
    [InlineData("""{"promptFeedback":{"blockReason":"PROHIBITED_CONTENT"}}""", "PROHIBITED_CONTENT")]
    [InlineData("""{"candidates":[{"content":{},"finishReason":"SAFETY"}]}""", "SAFETY")]
    [InlineData("""{"candidates":[{"content":{"role":"model"},"finishReason":"RECITATION"}]}""", "RECITATION")]
    public async Task A_refusal_before_any_word_is_moderation(string chunk, string code)
    {
        await using var bench = await GeminiBench.StartAsync();
        bench.Server.Break(Sse($"data: {chunk}\r\n\r\n"));

        var failure = await Should.ThrowAsync<ProviderException>(bench.Harness.ChatAsync(Some.Chat(GeminiBench.ChatModel), Ct));

        (failure.Failure, failure.ProviderCode).ShouldBe((ProviderFailure.Moderated, code));
        bench.Server.Requests.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("SAFETY", "content_filter")]
    [InlineData("MAX_TOKENS", "length")]
    [InlineData("STOP", "stop")]
    [InlineData("MALFORMED_FUNCTION_CALL", "malformed_function_call")]
    public async Task The_reason_for_the_end_of_a_reply_is_told(string reason, string finish)
    {
        await using var bench = await GeminiBench.StartAsync();
        bench.Server.Break(Sse(
            "data: {\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"Once\"}]}}]}\r\n\r\n" +
            $"data: {{\"candidates\":[{{\"finishReason\":\"{reason}\"}}]}}\r\n\r\n"));

        var run = await bench.Harness.ChatAsync(Some.Chat(GeminiBench.ChatModel), Ct);

        (run.Text, run.Finish?.Name).ShouldBe(("Once", finish));
    }

    [Theory]
    [InlineData("data: {\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"Once\"}]}}]}\r\n\r\n")]
    [InlineData("data: {\"candidates\":[{\"content\":{\"parts\":[{\"te")]
    [InlineData("")]
    public async Task A_reply_that_breaks_off_is_not_taken_for_a_whole_one(string stream)
    {
        await using var bench = await GeminiBench.StartAsync();
        bench.Server.Break(Sse(stream));

        var failure = await Should.ThrowAsync<ProviderException>(bench.Harness.ChatAsync(Some.Chat(GeminiBench.ChatModel), Ct));

        (failure.Failure, failure.MayHaveBeenCharged).ShouldBe((ProviderFailure.Protocol, true));
    }

    [Fact]
    public async Task An_error_in_the_middle_of_a_stream_is_an_error()
    {
        await using var bench = await GeminiBench.StartAsync();
        bench.Server.Break(Sse(
            "data: {\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"Once\"}]}}]}\r\n\r\n" +
            "data: {\"error\":{\"code\":503,\"message\":\"The model is overloaded.\",\"status\":\"UNAVAILABLE\"}}\r\n\r\n"));

        var failure = await Should.ThrowAsync<ProviderException>(bench.Harness.ChatAsync(Some.Chat(GeminiBench.ChatModel), Ct));

        failure.Failure.ShouldBe(ProviderFailure.Unavailable);
    }

    [Fact]
    public async Task A_gateway_that_answers_with_a_list_is_read_as_well()
    {
        await using var bench = await GeminiBench.StartAsync();
        var picture = Convert.ToBase64String(TestPictures.Png(64, 64));
        bench.Server.Break(new Fault
        {
            Kind = FaultKind.ErrorInSuccess,
            Body = $$$"""[{"candidates":[{"content":{"parts":[{"text":"Look: "}]}}]},{"candidates":[{"content":{"parts":[{"inlineData":{"mimeType":"image/png","data":"{{{picture}}}"}}]},"finishReason":"STOP"}]}]""",
        });

        var run = await bench.Harness.ChatAsync(Some.Chat(GeminiBench.ImageModel), Ct);

        run.Text.ShouldBe("Look: ");
        run.Images.Single().ShouldBe(TestPictures.Png(64, 64));
    }

    private static ChatRequest Conversation(string model, params (ChatRole Role, string Text)[] messages) => new()
    {
        Model = model,
        Messages = [.. messages.Select(message => new ChatMessage { Role = message.Role, Parts = [new ChatText { Text = message.Text }] })],
    };

    private static Fault Sse(string body) =>
        new() { Kind = FaultKind.ErrorInSuccess, ContentType = "text/event-stream", Body = body };
}
