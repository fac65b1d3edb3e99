using LettucePlug.Emulators;
using LettucePlug.Sdk;

namespace LettucePlug.Providers.Tests.Gemini;

public sealed class GeminiFailureTests
{
    private const string Rate = """{"error":{"code":429,"message":"You exceeded your current quota, please check your plan and billing details.","status":"RESOURCE_EXHAUSTED","details":[{"@type":"type.googleapis.com/google.rpc.QuotaFailure","violations":[{"quotaId":"GenerateRequestsPerMinutePerProjectPerModel"}]},{"@type":"type.googleapis.com/google.rpc.RetryInfo","retryDelay":"34.4s"}]}}""";
    private const string Daily = """{"error":{"code":429,"message":"You exceeded your current quota.","status":"RESOURCE_EXHAUSTED","details":[{"@type":"type.googleapis.com/google.rpc.QuotaFailure","violations":[{"quotaId":"GenerateRequestsPerDayPerProjectPerModel-FreeTier"}]},{"@type":"type.googleapis.com/google.rpc.RetryInfo","retryDelay":"48s"}]}}""";
    private const string NoFreeImages = """{"error":{"code":429,"message":"Quota exceeded for metric: generate_content_free_tier_requests, limit: 0","status":"RESOURCE_EXHAUSTED"}}""";
    private const string Overload = """{"error":{"code":503,"message":"The model is overloaded. Please try again later.","status":"UNAVAILABLE"}}""";
    private const string Location = """{"error":{"code":400,"message":"User location is not supported for the API use.","status":"FAILED_PRECONDITION"}}""";
    private const string Billing = """{"error":{"code":400,"message":"Free tier is not available in your country. Please enable billing.","status":"FAILED_PRECONDITION"}}""";
    private const string BadKey = """{"error":{"code":400,"message":"API key not valid. Please pass a valid API key.","status":"INVALID_ARGUMENT","details":[{"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"API_KEY_INVALID","domain":"googleapis.com"}]}}""";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(400, BadKey, ProviderFailure.Unauthorized, 1)]
    [InlineData(401, null, ProviderFailure.Unauthorized, 1)]
    [InlineData(403, null, ProviderFailure.Unauthorized, 1)]
    [InlineData(404, null, ProviderFailure.NotFound, 1)]
    [InlineData(400, null, ProviderFailure.InvalidRequest, 1)]
    [InlineData(400, Location, ProviderFailure.InvalidRequest, 1)]
    [InlineData(400, Billing, ProviderFailure.PaymentRequired, 1)]
    [InlineData(402, "{}", ProviderFailure.PaymentRequired, 1)]
    [InlineData(413, "", ProviderFailure.InvalidRequest, 1)]
    [InlineData(429, Rate, ProviderFailure.RateLimited, 4)]
    [InlineData(429, Daily, ProviderFailure.PaymentRequired, 1)]
    [InlineData(429, NoFreeImages, ProviderFailure.PaymentRequired, 1)]
    [InlineData(500, null, ProviderFailure.Unavailable, 1)]
    [InlineData(503, Overload, ProviderFailure.Unavailable, 4)]
    [InlineData(504, null, ProviderFailure.Timeout, 1)]
    [InlineData(502, "<html>Bad gateway</html>", ProviderFailure.Unavailable, 1)]
    public async Task A_failure_is_named_and_retried_only_where_that_is_safe(
        int status, string? body, ProviderFailure expected, int attempts)
    {
        await using var bench = await GeminiBench.StartAsync();
        bench.Server.Break(Fault.Answer(status, body) with { Times = 10 });

        var failure = await Should.ThrowAsync<ProviderException>(
            bench.Harness.GenerateAsync(Some.Image(GeminiBench.ImageModel), Ct));

        failure.Failure.ShouldBe(expected);
        failure.StatusCode.ShouldBe(status);
        bench.Server.Requests.Count.ShouldBe(attempts);
    }

    [Fact]
    public async Task I_wait_as_long_as_the_body_of_the_answer_asks()
    {
        await using var bench = await GeminiBench.StartAsync();
        bench.Server.Break(Fault.Answer(429, Rate));

        var run = await bench.Harness.GenerateAsync(Some.Image(GeminiBench.ImageModel), Ct);

        run.Images.Count.ShouldBe(1);
        bench.Harness.Time.Waits.Single().ShouldBe(TimeSpan.FromSeconds(34.4));
    }

    [Theory]
    [InlineData("""{"promptFeedback":{"blockReason":"PROHIBITED_CONTENT","blockReasonMessage":"No."},"usageMetadata":{"promptTokenCount":9}}""", "PROHIBITED_CONTENT", false)]
    [InlineData("""{"candidates":[{"content":{},"finishReason":"IMAGE_SAFETY","finishMessage":"Unable to show the generated image.","index":0}]}""", "IMAGE_SAFETY", true)]
    [InlineData("""{"candidates":[{"content":{"role":"model"},"finishReason":"PROHIBITED_CONTENT"}]}""", "PROHIBITED_CONTENT", true)]
    [InlineData("""{"candidates":[{"finishReason":"IMAGE_RECITATION"}]}""", "IMAGE_RECITATION", true)]
    public async Task A_refusal_inside_a_success_is_moderation_and_never_tried_again(string body, string code, bool isCharged)
    {
        await using var bench = await GeminiBench.StartAsync();
        bench.Server.Break(new Fault { Kind = FaultKind.ErrorInSuccess, Body = body });

        var failure = await Should.ThrowAsync<ProviderException>(
            bench.Harness.GenerateAsync(Some.Image(GeminiBench.ImageModel), Ct));

        (failure.Failure, failure.ProviderCode, failure.MayHaveBeenCharged).ShouldBe((ProviderFailure.Moderated, code, isCharged));
        failure.Hint.ShouldNotBeNull();
        bench.Server.Requests.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("""{"candidates":[{"content":{"parts":[{"text":"Which fox do you mean?"}]},"finishReason":"STOP"}]}""", ProviderFailure.Protocol, "Which fox do you mean?")]
    [InlineData("""{"candidates":[{"content":{"parts":[{"thought":true,"text":"Hm."}]},"finishReason":"NO_IMAGE"}]}""", ProviderFailure.Protocol, "NO_IMAGE")]
    [InlineData("""{"candidates":[{"content":{"parts":[]},"finishReason":"IMAGE_OTHER","finishMessage":"Sorry."}]}""", ProviderFailure.Protocol, "Sorry.")]
    [InlineData("""{"candidates":[{"content":{"parts":[]},"finishReason":"MAX_TOKENS"}]}""", ProviderFailure.InvalidRequest, "limit of tokens")]
    [InlineData("""{"candidates":[]}""", ProviderFailure.Protocol, "no picture")]
    [InlineData("""{"error":{"code":503,"message":"The model is overloaded.","status":"UNAVAILABLE"}}""", ProviderFailure.Unavailable, "overloaded")]
    [InlineData("""[{"error":{"code":429,"message":"Slow down.","status":"RESOURCE_EXHAUSTED"}}]""", ProviderFailure.RateLimited, "Slow down")]
    public async Task An_answer_without_a_picture_says_why(string body, ProviderFailure expected, string words)
    {
        await using var bench = await GeminiBench.StartAsync();
        bench.Server.Break(new Fault { Kind = FaultKind.ErrorInSuccess, Body = body });

        var failure = await Should.ThrowAsync<ProviderException>(
            bench.Harness.GenerateAsync(Some.Image(GeminiBench.ImageModel), Ct));

        failure.Failure.ShouldBe(expected);
        failure.Message.ShouldContain(words);
    }

    [Theory]
    [InlineData(FaultKind.CutBeforeAnswer)]
    [InlineData(FaultKind.CutStream)]
    [InlineData(FaultKind.TruncatedBody)]
    [InlineData(FaultKind.TruncatedBase64)]
    [InlineData(FaultKind.WrongMime)]
    public async Task A_broken_answer_is_a_protocol_failure_and_the_call_is_not_made_again(FaultKind kind)
    {
        await using var bench = await GeminiBench.StartAsync();
        bench.Server.Break(kind);

        var failure = await Should.ThrowAsync<ProviderException>(
            bench.Harness.GenerateAsync(Some.Image(GeminiBench.ImageModel), Ct));

        failure.Failure.ShouldBe(ProviderFailure.Protocol);
        bench.Server.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_slow_answer_is_read_to_its_end()
    {
        await using var bench = await GeminiBench.StartAsync();
        bench.Server.Break(FaultKind.SlowDrip);

        var run = await bench.Harness.GenerateAsync(Some.Image(GeminiBench.ImageModel), Ct);

        run.Images.Single().ShouldBe(TestPictures.Png(seed: 1));
    }

    [Fact]
    public async Task Cancelling_lets_go_of_the_service_at_once()
    {
        await using var bench = await GeminiBench.StartAsync();
        bench.Server.Break(FaultKind.Silence);
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Ct);

        var call = bench.Harness.GenerateAsync(Some.Image(GeminiBench.ImageModel), cancel.Token);
        await bench.Server.WaitForRequestAsync(Ct);
        await cancel.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(call);
        await bench.Server.WaitUntilClientIsGoneAsync(Ct);
    }

    [Fact]
    public async Task A_wrong_key_is_explained_without_being_shown()
    {
        await using var bench = await GeminiBench.StartAsync(key: "AIza-secret-marker-0123456789");

        var failure = await Should.ThrowAsync<ProviderException>(((IProbe)bench.Harness.Client).ProbeAsync(Ct));

        (failure.Failure, failure.ProviderCode).ShouldBe((ProviderFailure.Unauthorized, "API_KEY_INVALID"));
        failure.ToString().ShouldNotContain("secret-marker");
        failure.Message.ShouldContain("[key]");
        failure.Hint.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_model_that_only_predicts_is_not_found()
    {
        await using var bench = await GeminiBench.StartAsync();

        var failure = await Should.ThrowAsync<ProviderException>(
            bench.Harness.GenerateAsync(Some.Image("imagen-4.0-generate-001"), Ct));

        failure.Failure.ShouldBe(ProviderFailure.NotFound);
        failure.Message.ShouldContain("imagen-4.0-generate-001");
    }
}
