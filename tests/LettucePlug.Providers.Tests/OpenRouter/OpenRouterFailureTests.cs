using LettucePlug.Emulators;
using LettucePlug.Sdk;

namespace LettucePlug.Providers.Tests.OpenRouter;

public sealed class OpenRouterFailureTests
{
    private const string Flagged = """{"error":{"code":403,"message":"Input flagged","metadata":{"reasons":["violence"],"flagged_input":"a...","provider_name":"OpenAI","model_slug":"x/y"}}}""";
    private const string Policy = """{"error":{"code":400,"message":"Rejected","metadata":{"error_type":"content_policy_violation","provider_name":"Google"}}}""";
    private const string Refusal = """{"error":{"code":400,"message":"The model refused","metadata":{"error_type":"refusal"}}}""";
    private const string Privacy = """{"error":{"code":404,"message":"No endpoints found matching your data policy.","availability":{"code":"privacy_restricted","retryable":false}}}""";
    private const string Upstream = """{"error":{"code":429,"message":"Provider returned error","metadata":{"provider_name":"Google","raw":"temporarily rate-limited upstream"}}}""";
    private const string Full = """{"error":{"code":429,"message":"Full","availability":{"code":"capacity_exhausted","retryable":true,"retry_after":600}}}""";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(401, """{"error":{"message":"Missing Authentication header","code":401}}""", ProviderFailure.Unauthorized, 1)]
    [InlineData(402, """{"error":{"code":402,"message":"Insufficient credits."}}""", ProviderFailure.PaymentRequired, 1)]
    [InlineData(403, """{"error":{"code":403,"message":"Only management keys can perform this operation"}}""", ProviderFailure.Unauthorized, 1)]
    [InlineData(403, Flagged, ProviderFailure.Moderated, 1)]
    [InlineData(400, Policy, ProviderFailure.Moderated, 1)]
    [InlineData(400, Refusal, ProviderFailure.Moderated, 1)]
    [InlineData(400, """{"error":{"code":400,"message":"Bad","metadata":{"error_type":"invalid_image"}}}""", ProviderFailure.InvalidRequest, 1)]
    [InlineData(400, """{"error":{"code":400,"message":"x/y is not a valid model ID"}}""", ProviderFailure.NotFound, 1)]
    [InlineData(404, Privacy, ProviderFailure.NotFound, 1)]
    [InlineData(408, """{"error":{"code":408,"message":"Timed out"}}""", ProviderFailure.Timeout, 1)]
    [InlineData(413, """{"error":{"code":413,"message":"Request payload too large"}}""", ProviderFailure.InvalidRequest, 1)]
    [InlineData(422, """{"error":{"code":422,"message":"No"}}""", ProviderFailure.InvalidRequest, 1)]
    [InlineData(429, Upstream, ProviderFailure.RateLimited, 4)]
    [InlineData(429, Full, ProviderFailure.RateLimited, 1)]
    [InlineData(500, """{"error":{"code":500,"message":"Internal Server Error"}}""", ProviderFailure.Unavailable, 1)]
    [InlineData(502, """{"error":{"code":502,"message":"Provider returned error"}}""", ProviderFailure.Unavailable, 1)]
    [InlineData(503, """{"error":{"code":503,"message":"Down","metadata":{"error_type":"provider_overloaded"}}}""", ProviderFailure.Unavailable, 4)]
    [InlineData(524, """{"error":{"code":524,"message":"Request timed out."}}""", ProviderFailure.Timeout, 1)]
    [InlineData(529, """{"error":{"code":529,"message":"Provider returned error"}}""", ProviderFailure.Unavailable, 1)]
    [InlineData(502, "<html>Bad gateway</html>", ProviderFailure.Unavailable, 1)]
    public async Task A_failure_is_named_and_retried_only_where_that_is_safe(
        int status, string body, ProviderFailure expected, int attempts)
    {
        await using var bench = await OpenRouterImageTests.StartAsync();
        bench.Server.Break(Fault.Answer(status, body) with { Times = 10, Path = "/images" });

        var failure = await Should.ThrowAsync<ProviderException>(
            bench.Harness.GenerateAsync(Some.Image(OpenRouterEmulator.Painter), Ct));

        failure.Failure.ShouldBe(expected);
        failure.StatusCode.ShouldBe(status);
        bench.Posts.Count.ShouldBe(attempts);
    }

    [Fact]
    public async Task Who_failed_behind_the_gateway_is_named()
    {
        await using var bench = await OpenRouterImageTests.StartAsync();
        bench.Server.Break(Fault.Answer(429, Upstream) with { Times = 10, Path = "/images" });

        var failure = await Should.ThrowAsync<ProviderException>(
            bench.Harness.GenerateAsync(Some.Image(OpenRouterEmulator.Painter), Ct));

        failure.Message.ShouldContain("Google: temporarily rate-limited upstream");
    }

    [Fact]
    public async Task My_own_privacy_rules_are_named_as_the_cause()
    {
        await using var bench = await OpenRouterImageTests.StartAsync();
        bench.Server.ListsImageModels = false;
        bench.Server.Break(Fault.Answer(404, Privacy) with { Path = "/images" });

        var failure = await Should.ThrowAsync<ProviderException>(
            bench.Harness.GenerateAsync(Some.Image(OpenRouterEmulator.Painter), Ct));

        failure.Hint!.ShouldContain("settings/privacy");
        bench.Posts.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(Flagged, ProviderFailure.Moderated)]
    [InlineData(Upstream, ProviderFailure.RateLimited)]
    [InlineData("""{"error":{"code":402,"message":"Insufficient credits."}}""", ProviderFailure.PaymentRequired)]
    public async Task An_error_inside_a_success_is_an_error(string body, ProviderFailure expected)
    {
        await using var bench = await OpenRouterImageTests.StartAsync();
        bench.Server.Break(WireFailures.Success("\n      \n" + body) with { Path = "/images" });

        var failure = await Should.ThrowAsync<ProviderException>(
            bench.Harness.GenerateAsync(Some.Image(OpenRouterEmulator.Painter), Ct));

        failure.Failure.ShouldBe(expected);
        bench.Posts.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("""{"choices":[{"index":0,"error":{"code":502,"message":"Broken"},"message":{"content":""},"finish_reason":"error"}]}""")]
    [InlineData("""{"choices":[],"error":{"code":502,"message":"Broken"}}""")]
    public async Task An_error_inside_a_chats_answer_is_an_error(string body)
    {
        await using var bench = await OpenRouterImageTests.StartAsync();
        bench.Server.Break(WireFailures.Success("\n      \n" + body));

        var failure = await Should.ThrowAsync<ProviderException>(bench.Harness.ChatAsync(Some.Chat(OpenRouterEmulator.Talker), Ct));

        (failure.Failure, failure.Message.Contains("Broken")).ShouldBe((ProviderFailure.Unavailable, true));
    }

    [Fact]
    public async Task An_error_in_the_middle_of_a_stream_is_an_error_after_what_was_said()
    {
        await using var bench = await OpenRouterImageTests.StartAsync();
        bench.Server.Break(WireFailures.Stream(
            ": OPENROUTER PROCESSING\n\ndata: {\"choices\":[{\"delta\":{\"content\":\"Once\"}}]}\n\n"
            + "data: {\"error\":{\"code\":502,\"message\":\"Provider disconnected\"},\"choices\":[{\"delta\":{\"content\":\"\"},\"finish_reason\":\"error\"}]}\n\n"));

        var failure = await Should.ThrowAsync<ProviderException>(bench.Harness.ChatAsync(Some.Chat(OpenRouterEmulator.Talker), Ct));

        (failure.Failure, failure.Message.Contains("Provider disconnected")).ShouldBe((ProviderFailure.Unavailable, true));
    }

    [Fact]
    public async Task An_error_in_an_image_stream_is_an_error()
    {
        await using var bench = await OpenRouterImageTests.StartAsync();
        bench.Server.Break(WireFailures.Stream(
            "data: {\"type\":\"error\",\"error\":{\"code\":\"content_policy_violation\",\"message\":\"No\"}}\n\ndata: [DONE]\n\n") with
        { Path = "/images" });

        var failure = await Should.ThrowAsync<ProviderException>(
            bench.Harness.GenerateAsync(Some.Image(OpenRouterEmulator.Streaming), Ct));

        failure.Failure.ShouldBe(ProviderFailure.Moderated);
    }

    [Theory]
    [MemberData(nameof(WireFailures.Broken), MemberType = typeof(WireFailures))]
    public async Task A_broken_answer_is_a_protocol_failure_and_the_call_is_not_made_again(FaultKind kind)
    {
        await using var bench = await OpenRouterImageTests.StartAsync();

        await WireFailures.IsNotMadeAgainAsync(bench, kind, "/images", Some.Image(OpenRouterEmulator.Painter), Ct);
    }

    [Fact]
    public async Task A_slow_answer_is_read_to_its_end()
    {
        await using var bench = await OpenRouterImageTests.StartAsync();
        bench.Server.Break(new Fault { Kind = FaultKind.SlowDrip, Path = "/images" });

        var run = await bench.Harness.GenerateAsync(Some.Image(OpenRouterEmulator.Streaming), Ct);

        run.Images.Single().ShouldBe(TestPictures.Png(seed: 1));
    }

    [Fact]
    public async Task Cancelling_lets_go_of_the_service_at_once()
    {
        await using var bench = await OpenRouterImageTests.StartAsync();

        await WireFailures.LetsGoAsync(bench, "/images", Some.Image(OpenRouterEmulator.Painter), Ct);
    }

    [Fact]
    public async Task A_wrong_key_is_explained_without_being_shown()
    {
        await using var bench = await OpenRouterImageTests.StartAsync(key: "sk-or-secret-marker-0123456789");

        var failure = await Should.ThrowAsync<ProviderException>(((IProbe)bench.Harness.Client).ProbeAsync(Ct));

        failure.Failure.ShouldBe(ProviderFailure.Unauthorized);
        failure.ToString().ShouldNotContain("secret-marker");
        failure.Hint.ShouldNotBeNull();
    }
}
