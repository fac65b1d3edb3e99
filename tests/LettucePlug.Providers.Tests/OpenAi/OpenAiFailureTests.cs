using LettucePlug.Emulators;
using LettucePlug.Sdk;

namespace LettucePlug.Providers.Tests.OpenAi;

public sealed class OpenAiFailureTests
{
    private const string Quota = """{"error":{"message":"You exceeded your current quota.","type":"insufficient_quota","param":null,"code":"insufficient_quota"}}""";
    private const string Blocked = """{"error":{"message":"Your request was rejected by the safety system. safety_violations=[sexual].","type":"image_generation_user_error","param":null,"code":"moderation_blocked"}}""";
    private const string Policy = """{"error":{"message":"Your request was rejected as a result of our safety system.","type":"invalid_request_error","param":null,"code":"content_policy_violation"}}""";
    private const string Rate = """{"error":{"message":"Rate limit reached.","type":"requests","param":null,"code":"rate_limit_exceeded"}}""";
    private const string Overload = """{"error":{"message":"The server is overloaded.","type":"server_error","param":null,"code":null}}""";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(401, null, ProviderFailure.Unauthorized, 1)]
    [InlineData(402, null, ProviderFailure.PaymentRequired, 1)]
    [InlineData(403, null, ProviderFailure.Unauthorized, 1)]
    [InlineData(404, """{"error":{"message":"The model 'x' does not exist.","code":"model_not_found"}}""", ProviderFailure.NotFound, 1)]
    [InlineData(400, Blocked, ProviderFailure.Moderated, 1)]
    [InlineData(400, Policy, ProviderFailure.Moderated, 1)]
    [InlineData(400, """{"error":{"message":"Invalid image file.","type":"image_generation_user_error","param":"images[0].image_url","code":"invalid_image_file"}}""", ProviderFailure.InvalidRequest, 1)]
    [InlineData(429, Quota, ProviderFailure.PaymentRequired, 1)]
    [InlineData(429, Rate, ProviderFailure.RateLimited, 4)]
    [InlineData(500, Overload, ProviderFailure.Unavailable, 1)]
    [InlineData(503, Overload, ProviderFailure.Unavailable, 4)]
    [InlineData(502, "<html>Bad gateway</html>", ProviderFailure.Unavailable, 1)]
    [InlineData(413, "", ProviderFailure.InvalidRequest, 1)]
    public async Task A_failure_is_named_and_retried_only_where_that_is_safe(
        int status, string? body, ProviderFailure expected, int attempts)
    {
        await using var bench = await OpenAiBench.StartAsync();
        bench.Server.Break(Fault.Answer(status, body) with { Times = 10 });

        var failure = await Should.ThrowAsync<ProviderException>(
            bench.Harness.GenerateAsync(Some.Image("gpt-image-1"), Ct));

        failure.Failure.ShouldBe(expected);
        failure.StatusCode.ShouldBe(status);
        bench.Server.Requests.Count.ShouldBe(attempts);
    }

    [Theory]
    [InlineData("Retry-After", "7", 7000)]
    [InlineData("Retry-After", "1.5", 1500)]
    [InlineData("Retry-After", "Fri, 02 Jan 2026 03:04:25 GMT", 20000)]
    [InlineData("retry-after-ms", "250", 250)]
    public async Task I_wait_as_long_as_the_service_asks(string header, string value, int milliseconds)
    {
        await using var bench = await OpenAiBench.StartAsync();
        bench.Server.Break(Fault.Answer(429, Rate, (header, value)));

        var run = await bench.Harness.GenerateAsync(Some.Image("gpt-image-1"), Ct);

        run.Images.Count.ShouldBe(1);
        bench.Harness.Time.Waits.Single().TotalMilliseconds.ShouldBe(milliseconds, tolerance: 5);
    }

    [Fact]
    public async Task A_wait_of_many_minutes_is_mine_to_decide()
    {
        await using var bench = await OpenAiBench.StartAsync();
        bench.Server.Break(Fault.Answer(429, Rate, ("Retry-After", "600")));

        var failure = await Should.ThrowAsync<ProviderException>(bench.Harness.GenerateAsync(Some.Image("gpt-image-1"), Ct));

        failure.RetryAfter.ShouldBe(TimeSpan.FromMinutes(10));
        bench.Server.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_service_that_says_not_to_try_again_is_believed()
    {
        await using var bench = await OpenAiBench.StartAsync();
        bench.Server.Break(Fault.Answer(503, Overload, ("x-should-retry", "false")));

        await Should.ThrowAsync<ProviderException>(bench.Harness.GenerateAsync(Some.Image("gpt-image-1"), Ct));

        bench.Server.Requests.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(FaultKind.CutBeforeAnswer)]
    [InlineData(FaultKind.CutStream)]
    [InlineData(FaultKind.TruncatedBody)]
    [InlineData(FaultKind.TruncatedBase64)]
    [InlineData(FaultKind.WrongMime)]
    public async Task A_broken_answer_is_a_protocol_failure_and_the_call_is_not_made_again(FaultKind kind)
    {
        await using var bench = await OpenAiBench.StartAsync();
        bench.Server.Break(kind);

        var failure = await Should.ThrowAsync<ProviderException>(
            bench.Harness.GenerateAsync(Some.Image("gpt-image-1"), Ct));

        failure.Failure.ShouldBe(ProviderFailure.Protocol);
        bench.Server.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_call_that_broke_off_on_a_used_connection_is_not_made_again_either()
    {
        await using var bench = await OpenAiBench.StartAsync();
        await bench.Harness.GenerateAsync(Some.Image("gpt-image-1"), Ct);
        bench.Server.Break(FaultKind.CutBeforeAnswer);

        var failure = await Should.ThrowAsync<ProviderException>(
            bench.Harness.GenerateAsync(Some.Image("gpt-image-1"), Ct));

        failure.MayHaveBeenCharged.ShouldBeTrue();
        bench.Server.Requests.Count.ShouldBe(2);
    }

    [Fact]
    public async Task An_error_inside_a_success_is_an_error()
    {
        await using var bench = await OpenAiBench.StartAsync();
        bench.Server.Break(new Fault { Kind = FaultKind.ErrorInSuccess, Body = Blocked });

        var failure = await Should.ThrowAsync<ProviderException>(
            bench.Harness.GenerateAsync(Some.Image("gpt-image-1"), Ct));

        failure.Failure.ShouldBe(ProviderFailure.Moderated);
    }

    [Fact]
    public async Task An_error_inside_a_stream_is_an_error()
    {
        await using var bench = await OpenAiBench.StartAsync(partialImages: 1);
        bench.Server.Break(new Fault
        {
            Kind = FaultKind.ErrorInSuccess,
            ContentType = "text/event-stream",
            Body = $"event: error\ndata: {Blocked}\n\n",
        });

        var failure = await Should.ThrowAsync<ProviderException>(
            bench.Harness.GenerateAsync(Some.Image("gpt-image-1"), Ct));

        failure.Failure.ShouldBe(ProviderFailure.Moderated);
    }

    [Fact]
    public async Task An_answer_without_a_picture_is_not_taken_for_one()
    {
        await using var bench = await OpenAiBench.StartAsync();
        bench.Server.Break(new Fault { Kind = FaultKind.ErrorInSuccess, Body = """{"created":1,"data":[]}""" });

        var failure = await Should.ThrowAsync<ProviderException>(
            bench.Harness.GenerateAsync(Some.Image("gpt-image-1"), Ct));

        failure.Message.ShouldContain("without an image");
    }

    [Fact]
    public async Task A_slow_answer_is_read_to_its_end()
    {
        await using var bench = await OpenAiBench.StartAsync();
        bench.Server.Break(FaultKind.SlowDrip);

        var run = await bench.Harness.GenerateAsync(Some.Image("gpt-image-1"), Ct);

        run.Images.Single().ShouldBe(TestPictures.Png(seed: 1));
    }

    [Fact]
    public async Task Cancelling_lets_go_of_the_service_at_once()
    {
        await using var bench = await OpenAiBench.StartAsync();
        bench.Server.Break(FaultKind.Silence);
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Ct);

        var call = bench.Harness.GenerateAsync(Some.Image("gpt-image-1"), cancel.Token);
        await bench.Server.WaitForRequestAsync(Ct);
        await cancel.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(call);
        await bench.Server.WaitUntilClientIsGoneAsync(Ct);
    }

    [Fact]
    public async Task A_wrong_key_is_explained_without_being_shown()
    {
        await using var bench = await OpenAiBench.StartAsync(key: "sk-secret-marker-0123456789");

        var failure = await Should.ThrowAsync<ProviderException>(
            ((IProbe)bench.Harness.Client).ProbeAsync(Ct));

        failure.Failure.ShouldBe(ProviderFailure.Unauthorized);
        failure.ToString().ShouldNotContain("secret-marker");
        failure.Message.ShouldContain("[key]");
        failure.Hint.ShouldNotBeNull();
    }
}
