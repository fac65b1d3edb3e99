using LettucePlug.Emulators;
using LettucePlug.Sdk;

namespace LettucePlug.Providers.Tests.NanoGpt;

public sealed class NanoGptFailureTests
{
    private const string Policy = """{"error":{"message":"Rejected","type":"invalid_request_error","code":"content_policy_violation"},"code":"content_policy_violation"}""";
    private const string Poor = """{"error":"Insufficient balance","requiredBalance":0.04,"status":402}""";
    private const string Numbered = """{"error":402,"message":"Payment required"}""";
    private const string Rate = """{"error":{"message":"Slow down","type":"rate_limit_error","code":"rate_limit_exceeded"}}""";
    private const string Daily = """{"error":{"message":"100 requests a day","type":"rate_limit_error","code":"daily_rpd_limit_exceeded"}}""";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(400, """{"error":{"message":"prompt is missing","type":"invalid_request_error","code":"missing_required_parameter","param":"prompt"}}""", ProviderFailure.InvalidRequest, 1)]
    [InlineData(400, """{"error":{"message":"No images","code":"image_input_not_supported"}}""", ProviderFailure.InvalidRequest, 1)]
    [InlineData(400, """{"error":400,"message":"Unexpected error"}""", ProviderFailure.InvalidRequest, 1)]
    [InlineData(400, Policy, ProviderFailure.Moderated, 1)]
    [InlineData(401, """{"error":{"message":"Invalid API key","code":"invalid_api_key"}}""", ProviderFailure.Unauthorized, 1)]
    [InlineData(402, """{"error":{"message":"Insufficient balance","code":"insufficient_balance"}}""", ProviderFailure.PaymentRequired, 1)]
    [InlineData(402, Poor, ProviderFailure.PaymentRequired, 1)]
    [InlineData(402, Numbered, ProviderFailure.PaymentRequired, 1)]
    [InlineData(402, """{"error":{"message":"Pay","code":"payment_required"},"payment":{},"x402Version":1}""", ProviderFailure.PaymentRequired, 1)]
    [InlineData(403, """{"error":{"message":"Not for this key","code":"model_not_allowed"}}""", ProviderFailure.Unauthorized, 1)]
    [InlineData(404, """{"error":{"message":"Unknown model","code":"model_not_found"}}""", ProviderFailure.NotFound, 1)]
    [InlineData(413, """{"error":{"message":"Too large"}}""", ProviderFailure.InvalidRequest, 1)]
    [InlineData(429, Rate, ProviderFailure.RateLimited, 4)]
    [InlineData(429, Daily, ProviderFailure.PaymentRequired, 1)]
    [InlineData(500, """{"error":"Internal error","status":500}""", ProviderFailure.Unavailable, 1)]
    [InlineData(503, """{"error":{"message":"All fell over","code":"all_fallbacks_failed"}}""", ProviderFailure.Unavailable, 4)]
    [InlineData(502, "<html>Bad gateway</html>", ProviderFailure.Unavailable, 1)]
    public async Task A_failure_is_named_and_retried_only_where_that_is_safe(
        int status, string body, ProviderFailure expected, int attempts)
    {
        await using var bench = await NanoGptImageTests.StartAsync();
        bench.Server.Break(Fault.Answer(status, body) with { Times = 10, Path = "/generations" });

        var failure = await Should.ThrowAsync<ProviderException>(
            bench.Harness.GenerateAsync(Some.Image(NanoGptEmulator.Painter), Ct));

        (failure.Failure, failure.StatusCode).ShouldBe((expected, status));
        failure.Message.ShouldNotContain("no reason given");
        bench.Posts.Count.ShouldBe(attempts);
    }

    [Fact]
    public async Task A_daily_limit_says_when_it_ends()
    {
        await using var bench = await NanoGptImageTests.StartAsync();
        bench.Server.Break(Fault.Answer(429, Daily, ("Retry-After", "40000")) with { Path = "/generations" });

        var failure = await Should.ThrowAsync<ProviderException>(
            bench.Harness.GenerateAsync(Some.Image(NanoGptEmulator.Painter), Ct));

        failure.RetryAfter.ShouldBe(TimeSpan.FromSeconds(40000));
        failure.Message.ShouldContain("100 requests a day");
        failure.Hint!.ShouldContain("midnight UTC");
    }

    [Theory]
    [InlineData(Policy, ProviderFailure.Moderated)]
    [InlineData(Poor, ProviderFailure.PaymentRequired)]
    [InlineData(Numbered, ProviderFailure.PaymentRequired)]
    public async Task An_error_inside_a_success_is_an_error(string body, ProviderFailure expected)
    {
        await using var bench = await NanoGptImageTests.StartAsync();
        bench.Server.Break(WireFailures.Success(body) with { Path = "/generations" });

        var failure = await Should.ThrowAsync<ProviderException>(
            bench.Harness.GenerateAsync(Some.Image(NanoGptEmulator.Painter), Ct));

        failure.Failure.ShouldBe(expected);
    }

    [Fact]
    public async Task An_error_in_the_middle_of_a_chat_is_an_error()
    {
        await using var bench = await NanoGptImageTests.StartAsync();
        bench.Server.Break(WireFailures.Stream(
            "data: {\"choices\":[{\"delta\":{\"content\":\"Once\"}}]}\n\n"
            + "data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"error\"}],\"error\":{\"status\":503,\"message\":\"Gone\",\"code\":\"model_not_available\"}}\n\ndata: [DONE]\n\n"));

        var failure = await Should.ThrowAsync<ProviderException>(bench.Harness.ChatAsync(Some.Chat(NanoGptEmulator.Talker), Ct));

        (failure.Failure, failure.ProviderCode).ShouldBe((ProviderFailure.Unavailable, "model_not_available"));
    }

    [Theory]
    [MemberData(nameof(WireFailures.Broken), MemberType = typeof(WireFailures))]
    public async Task A_broken_answer_is_a_protocol_failure_and_the_call_is_not_made_again(FaultKind kind)
    {
        await using var bench = await NanoGptImageTests.StartAsync();

        await WireFailures.IsNotMadeAgainAsync(bench, kind, "/generations", Some.Image(NanoGptEmulator.Painter), Ct);
    }

    [Fact]
    public async Task Cancelling_lets_go_of_the_service_at_once()
    {
        await using var bench = await NanoGptImageTests.StartAsync();

        await WireFailures.LetsGoAsync(bench, "/generations", Some.Image(NanoGptEmulator.Painter), Ct);
    }

    [Fact]
    public async Task A_wrong_key_is_explained_without_being_shown()
    {
        await using var bench = await NanoGptImageTests.StartAsync(key: "nano-secret-marker-0123456789");

        var failure = await Should.ThrowAsync<ProviderException>(
            bench.Harness.GenerateAsync(Some.Image(NanoGptEmulator.Painter), Ct));

        failure.Failure.ShouldBe(ProviderFailure.Unauthorized);
        failure.ToString().ShouldNotContain("secret-marker");
        failure.Hint.ShouldNotBeNull();
    }
}
