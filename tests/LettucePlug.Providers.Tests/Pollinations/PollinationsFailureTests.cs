using LettucePlug.Emulators;
using LettucePlug.Sdk;

namespace LettucePlug.Providers.Tests.Pollinations;

public sealed class PollinationsFailureTests
{
    private const string Blocked = """{"error":{"type":"safety_error","code":"content_blocked","message":"Blocked","safety":{"applied":["nsfw"],"triggered":["nsfw"]}}}""";
    private const string Poor = """{"status":402,"success":false,"error":{"code":"PAYMENT_REQUIRED","message":"Balance too low"}}""";
    private const string Slow = """{"error":"Rate limit exceeded","message":"One request every 12 s","retryAfterSeconds":12}""";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(400, """{"status":400,"success":false,"error":{"code":"BAD_REQUEST","message":"Bad size"}}""", ProviderFailure.InvalidRequest, 1)]
    [InlineData(400, Blocked, ProviderFailure.Moderated, 1)]
    [InlineData(401, """{"status":401,"success":false,"error":{"code":"UNAUTHORIZED","message":"Key needed"}}""", ProviderFailure.Unauthorized, 1)]
    [InlineData(402, Poor, ProviderFailure.PaymentRequired, 1)]
    [InlineData(403, """{"status":403,"success":false,"error":{"code":"FORBIDDEN","message":"Model not allowed"}}""", ProviderFailure.Unauthorized, 1)]
    [InlineData(404, """{"status":404,"success":false,"error":{"code":"NOT_FOUND","message":"No such model"}}""", ProviderFailure.NotFound, 1)]
    [InlineData(429, """{"status":429,"success":false,"error":{"code":"RATE_LIMITED","message":"Slow"}}""", ProviderFailure.RateLimited, 4)]
    [InlineData(429, Slow, ProviderFailure.RateLimited, 4)]
    [InlineData(500, """{"status":500,"success":false,"error":{"code":"INTERNAL_ERROR","message":"Oops"}}""", ProviderFailure.Unavailable, 1)]
    [InlineData(502, """{"status":502,"success":false,"error":{"code":"BAD_GATEWAY","message":"Upstream"}}""", ProviderFailure.Unavailable, 1)]
    [InlineData(503, """{"status":503,"success":false,"error":{"code":"SERVICE_UNAVAILABLE","message":"Full"}}""", ProviderFailure.Unavailable, 4)]
    [InlineData(502, "<html>Bad gateway</html>", ProviderFailure.Unavailable, 1)]
    public async Task A_failure_is_named_and_retried_only_where_that_is_safe(
        int status, string body, ProviderFailure expected, int attempts)
    {
        await using var bench = await PollinationsImageTests.StartAsync();
        bench.Server.Break(Fault.Answer(status, body) with { Times = 10, Path = "/generations" });

        var failure = await Should.ThrowAsync<ProviderException>(
            bench.Harness.GenerateAsync(Some.Image(PollinationsEmulator.Painter), Ct));

        (failure.Failure, failure.StatusCode).ShouldBe((expected, status));
        bench.Posts.Count.ShouldBe(attempts);
    }

    [Fact]
    public async Task I_wait_as_long_as_the_body_asks()
    {
        await using var bench = await PollinationsImageTests.StartAsync();
        bench.Server.Break(Fault.Answer(429, Slow) with { Path = "/generations" });

        var run = await bench.Harness.GenerateAsync(Some.Image(PollinationsEmulator.Painter), Ct);

        run.Images.ShouldHaveSingleItem();
        bench.Harness.Time.Waits.Single().TotalSeconds.ShouldBe(12, tolerance: 0.01);
    }

    [Fact]
    public async Task A_missing_key_is_explained_with_where_to_get_one()
    {
        await using var bench = await PollinationsImageTests.StartAsync(key: null);

        var failure = await Should.ThrowAsync<ProviderException>(
            bench.Harness.GenerateAsync(Some.Image(PollinationsEmulator.Painter), Ct));

        failure.Failure.ShouldBe(ProviderFailure.Unauthorized);
        failure.Hint!.ShouldContain("enter.pollinations.ai");
    }

    [Fact]
    public async Task The_filter_that_said_no_is_named()
    {
        await using var bench = await PollinationsImageTests.StartAsync();
        bench.Server.Break(Fault.Answer(400, Blocked) with { Path = "/edits" });

        var failure = await Should.ThrowAsync<ProviderException>(bench.Harness.GenerateAsync(
            Some.Image(PollinationsEmulator.Editor) with { References = Some.References(1) }, Ct));

        failure.Message.ShouldEndWith("Blocked (filter: nsfw)");
    }

    [Theory]
    [InlineData(Blocked, ProviderFailure.Moderated)]
    [InlineData(Poor, ProviderFailure.PaymentRequired)]
    [InlineData("""{"status":400,"success":false,"error":{"code":"BAD_REQUEST","message":"Bad size"}}""", ProviderFailure.InvalidRequest)]
    public async Task An_error_inside_a_success_is_an_error(string body, ProviderFailure expected)
    {
        await using var bench = await PollinationsImageTests.StartAsync();
        bench.Server.Break(WireFailures.Success(body) with { Path = "/generations" });

        var failure = await Should.ThrowAsync<ProviderException>(
            bench.Harness.GenerateAsync(Some.Image(PollinationsEmulator.Painter), Ct));

        failure.Failure.ShouldBe(expected);
    }

    [Theory]
    [MemberData(nameof(WireFailures.Broken), MemberType = typeof(WireFailures))]
    public async Task A_broken_answer_is_a_protocol_failure_and_the_call_is_not_made_again(FaultKind kind)
    {
        await using var bench = await PollinationsImageTests.StartAsync();

        await WireFailures.IsNotMadeAgainAsync(bench, kind, "/generations", Some.Image(PollinationsEmulator.Painter), Ct);
    }

    [Fact]
    public async Task Cancelling_lets_go_of_the_service_at_once()
    {
        await using var bench = await PollinationsImageTests.StartAsync();

        await WireFailures.LetsGoAsync(bench, "/generations", Some.Image(PollinationsEmulator.Painter), Ct);
    }

    [Fact]
    public async Task A_wrong_key_is_explained_without_being_shown()
    {
        await using var bench = await PollinationsImageTests.StartAsync(key: "sk_secret-marker-0123456789");

        var failure = await Should.ThrowAsync<ProviderException>(
            bench.Harness.GenerateAsync(Some.Image(PollinationsEmulator.Painter), Ct));

        failure.Failure.ShouldBe(ProviderFailure.Unauthorized);
        failure.ToString().ShouldNotContain("secret-marker");
    }
}
