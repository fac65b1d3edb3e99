using LettucePlug.Emulators;
using LettucePlug.Sdk;

namespace LettucePlug.Providers.Tests.Stability;

public sealed class StabilityFailureTests
{
    private const string Moderated = """{"id":"ed14","name":"content_moderation","errors":["Your request was flagged by our content moderation system, as a result your request was denied and you were not charged."]}""";
    private const string Language = """{"id":"ff54","name":"invalid_language","errors":["English is the only supported language for this service."]}""";
    private const string Figure = """{"id":"ff54","name":"public_figure","errors":["A public figure was found."]}""";
    private const string NoKey = """{"id":"a1","name":"bad_request","errors":["authorization: invalid or missing header value"]}""";
    private const string Old = """{"id":"a1","name":"unauthorized","message":"missing authorization header"}""";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(400, null, ProviderFailure.InvalidRequest, 1)]
    [InlineData(400, NoKey, ProviderFailure.Unauthorized, 1)]
    [InlineData(401, null, ProviderFailure.Unauthorized, 1)]
    [InlineData(401, Old, ProviderFailure.Unauthorized, 1)]
    [InlineData(402, null, ProviderFailure.PaymentRequired, 1)]
    [InlineData(403, Moderated, ProviderFailure.Moderated, 1)]
    [InlineData(403, null, ProviderFailure.Unauthorized, 1)]
    [InlineData(404, null, ProviderFailure.NotFound, 1)]
    [InlineData(413, null, ProviderFailure.InvalidRequest, 1)]
    [InlineData(422, Language, ProviderFailure.InvalidRequest, 1)]
    [InlineData(422, Figure, ProviderFailure.Moderated, 1)]
    [InlineData(429, null, ProviderFailure.RateLimited, 4)]
    [InlineData(500, null, ProviderFailure.Unavailable, 1)]
    [InlineData(503, "<html>Service unavailable</html>", ProviderFailure.Unavailable, 4)]
    [InlineData(504, "", ProviderFailure.Timeout, 1)]
    public async Task A_failure_is_named_and_retried_only_where_that_is_safe(
        int status, string? body, ProviderFailure expected, int attempts)
    {
        await using var bench = await StabilityBench.StartAsync();
        bench.Server.Break(Fault.Answer(status, body) with { Times = 10 });

        var failure = await Should.ThrowAsync<ProviderException>(bench.Harness.GenerateAsync(Some.Image("ultra"), Ct));

        failure.Failure.ShouldBe(expected);
        failure.StatusCode.ShouldBe(status);
        bench.Server.Requests.Count.ShouldBe(attempts);
    }

    [Fact]
    public async Task Who_was_too_fast_waits_the_minute_that_the_service_shuts_out_for()
    {
        await using var bench = await StabilityBench.StartAsync();
        bench.Server.Break(Fault.Answer(429));
        bench.Server.Break(Fault.Answer(429, null, ("Retry-After", "5")));

        var run = await bench.Harness.GenerateAsync(Some.Image("ultra"), Ct);

        run.Images.Count.ShouldBe(1);
        bench.Harness.Time.Waits.ShouldBe([TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(5)]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_blurred_picture_in_a_success_is_moderation_and_never_tried_again(bool asJson)
    {
        await using var bench = await StabilityBench.StartAsync();
        bench.Server.Filters = true;
        bench.Server.AlwaysJson = asJson;

        var failure = await Should.ThrowAsync<ProviderException>(bench.Harness.GenerateAsync(Some.Image("ultra"), Ct));

        (failure.Failure, failure.ProviderCode, failure.MayHaveBeenCharged)
            .ShouldBe((ProviderFailure.Moderated, "CONTENT_FILTERED", true));
        bench.Server.Requests.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(FaultKind.CutBeforeAnswer, false)]
    [InlineData(FaultKind.CutStream, false)]
    [InlineData(FaultKind.CutStream, true)]
    [InlineData(FaultKind.TruncatedBody, true)]
    [InlineData(FaultKind.TruncatedBase64, true)]
    [InlineData(FaultKind.WrongMime, false)]
    public async Task A_broken_answer_is_a_protocol_failure_and_the_call_is_not_made_again(FaultKind kind, bool asJson)
    {
        await using var bench = await StabilityBench.StartAsync();
        bench.Server.AlwaysJson = asJson;
        bench.Server.Break(kind);

        var failure = await Should.ThrowAsync<ProviderException>(bench.Harness.GenerateAsync(Some.Image("ultra"), Ct));

        (failure.Failure, failure.MayHaveBeenCharged).ShouldBe((ProviderFailure.Protocol, true));
        bench.Server.Requests.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"image":"","finish_reason":"SUCCESS","seed":1}""")]
    [InlineData("""{"id":"a","status":"in-progress"}""")]
    public async Task An_answer_without_a_picture_is_not_taken_for_one(string body)
    {
        await using var bench = await StabilityBench.StartAsync();
        bench.Server.Break(new Fault { Kind = FaultKind.ErrorInSuccess, Body = body });

        var failure = await Should.ThrowAsync<ProviderException>(bench.Harness.GenerateAsync(Some.Image("ultra"), Ct));

        (failure.Failure, failure.MayHaveBeenCharged).ShouldBe((ProviderFailure.Protocol, true));
    }

    [Fact]
    public async Task A_slow_answer_is_read_to_its_end()
    {
        await using var bench = await StabilityBench.StartAsync();
        bench.Server.Break(FaultKind.SlowDrip);

        var run = await bench.Harness.GenerateAsync(Some.Image("ultra"), Ct);

        run.Images.Single().ShouldBe(TestPictures.Png(seed: 1));
    }

    [Fact]
    public async Task Cancelling_lets_go_of_the_service_at_once()
    {
        await using var bench = await StabilityBench.StartAsync();
        bench.Server.Break(FaultKind.Silence);
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Ct);

        var call = bench.Harness.GenerateAsync(Some.Image("ultra"), cancel.Token);
        await bench.Server.WaitForRequestAsync(Ct);
        await cancel.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(call);
        await bench.Server.WaitUntilClientIsGoneAsync(Ct);
    }

    [Fact]
    public async Task A_wrong_key_is_explained_without_being_shown()
    {
        await using var bench = await StabilityBench.StartAsync(key: "sk-secret-marker-0123456789");

        var failure = await Should.ThrowAsync<ProviderException>(((IProbe)bench.Harness.Client).ProbeAsync(Ct));

        failure.Failure.ShouldBe(ProviderFailure.Unauthorized);
        failure.ToString().ShouldNotContain("secret-marker");
        failure.Message.ShouldContain("[key]");
        failure.Hint.ShouldNotBeNull();
    }
}
