using LettucePlug.Emulators;
using LettucePlug.Sdk;

namespace LettucePlug.Providers.Tests.Xai;

public sealed class XaiChatTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_reply_streams_in_with_its_thoughts_and_its_cost()
    {
        await using var bench = await XaiBench.StartAsync();

        var run = await bench.Harness.ChatAsync(
            Some.Chat(XaiBench.ChatModel) with { Temperature = 0.8, TopP = 0.9, MaxTokens = 50, Stop = ["END"], Seed = 3 }, Ct);

        run.Text.ShouldBe(bench.Server.Reply);
        run.Reasoning.ShouldBe("Foxes talk. ");
        run.Usage.ShouldBe(new Usage { InputTokens = 12, OutputTokens = 229, Cost = 0.00011765m });
        run.Finish.ShouldBe(FinishReason.Stop);
    }

    [Fact]
    public async Task Pictures_go_out_between_the_words_in_order()
    {
        await using var bench = await XaiBench.StartAsync();

        await bench.Harness.ChatAsync(
            Some.Chat(
                XaiBench.ChatModel,
                new ChatText { Text = "Image 1" }, new ChatPicture { MediaType = "image/png", Data = TestPictures.Png(seed: 1) },
                new ChatText { Text = "Image 2" }, new ChatPicture { MediaType = "image/png", Data = TestPictures.Png(seed: 2) }),
            Ct);

        var parts = bench.Server.Requests.Single().Json.GetProperty("messages")[1].GetProperty("content");
        parts.EnumerateArray().Select(part => part.GetProperty("type").GetString())
            .ShouldBe(["text", "image_url", "text", "image_url"]);
        parts[3].GetProperty("image_url").GetProperty("url").GetString().ShouldBe(DataUri.Write("image/png", TestPictures.Png(seed: 2)));
    }

    [Fact]
    public async Task What_a_model_does_not_take_is_left_out_with_a_warning()
    {
        await using var bench = await XaiBench.StartAsync();

        var run = await bench.Harness.ChatAsync(Some.Chat("grok-3-mini") with { Stop = ["END"], Temperature = 0.5 }, Ct);

        run.Text.ShouldBe(bench.Server.Reply);
        run.Warnings.ShouldHaveSingleItem().ShouldContain("'stop'");
        bench.Server.Requests[^1].Json.TryGetProperty("temperature", out _).ShouldBeTrue();
    }

    [Fact]
    public async Task A_filter_in_the_middle_ends_the_reply_and_keeps_what_was_said()
    {
        await using var bench = await XaiBench.StartAsync();
        bench.Server.Break(Sse(
            "data: {\"choices\":[{\"delta\":{\"content\":\"Once\"}}]}\n\n" +
            "data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"content_filter\"}]}\n\ndata: [DONE]\n\n"));

        var run = await bench.Harness.ChatAsync(Some.Chat(XaiBench.ChatModel), Ct);

        (run.Text, run.Finish).ShouldBe(("Once", FinishReason.ContentFilter));
    }

    [Fact]
    public async Task A_reply_that_breaks_off_is_not_taken_for_a_whole_one()
    {
        await using var bench = await XaiBench.StartAsync();
        bench.Server.Break(Sse("data: {\"choices\":[{\"delta\":{\"content\":\"Once\"}}]}\n\n"));

        var failure = await Should.ThrowAsync<ProviderException>(bench.Harness.ChatAsync(Some.Chat(XaiBench.ChatModel), Ct));

        failure.Failure.ShouldBe(ProviderFailure.Protocol);
    }

    private static Fault Sse(string body) =>
        new() { Kind = FaultKind.ErrorInSuccess, ContentType = "text/event-stream", Body = body };
}
