using LettucePlug.Emulators;
using LettucePlug.Sdk;

namespace LettucePlug.Providers.Tests.Xai;

public sealed class XaiFailureTests
{
    private const string BadKey = """{"code":"invalid-argument","error":"Incorrect API key provided. You can obtain an API key from https://console.x.ai."}""";
    private const string BadKeyObject = """{"error":{"message":"Incorrect API key provided.","type":"invalid_request_error","code":"invalid_api_key"}}""";
    private const string BadKeyText = """{"error":"Invalid API key"}""";
    private const string Moderated = """{"code":"invalid-argument","error":"Generated image rejected by content moderation."}""";
    private const string Guidelines = """{"code":"The caller does not have permission to execute the specified operation","error":"Content violates usage guidelines. Failed check: SAFETY_CHECK_TYPE_CSAM"}""";
    private const string NoCredit = """{"code":"The caller does not have permission to execute the specified operation","error":"Your newly created team doesn't have any credits yet."}""";
    private const string Spent = """{"code":"Some resource has been exhausted","error":"Your team has either used all available credits or reached its monthly spending limit."}""";
    private const string Rate = """{"code":"Some resource has been exhausted","error":"Too many requests for team."}""";
    private const string NoModel = """{"code":"Some requested entity was not found","error":"The model x does not exist or your team does not have access to it."}""";
    private const string Unread = """{"error":"Failed to deserialize the JSON body into the target type: missing field `prompt`"}""";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(400, BadKey, ProviderFailure.Unauthorized, 1)]
    [InlineData(400, BadKeyObject, ProviderFailure.Unauthorized, 1)]
    [InlineData(400, BadKeyText, ProviderFailure.Unauthorized, 1)]
    [InlineData(401, null, ProviderFailure.Unauthorized, 1)]
    [InlineData(402, "{}", ProviderFailure.PaymentRequired, 1)]
    [InlineData(403, NoCredit, ProviderFailure.PaymentRequired, 1)]
    [InlineData(403, Guidelines, ProviderFailure.Moderated, 1)]
    [InlineData(403, null, ProviderFailure.Unauthorized, 1)]
    [InlineData(400, Moderated, ProviderFailure.Moderated, 1)]
    [InlineData(404, NoModel, ProviderFailure.NotFound, 1)]
    [InlineData(400, NoModel, ProviderFailure.NotFound, 1)]
    [InlineData(400, null, ProviderFailure.InvalidRequest, 1)]
    [InlineData(413, "", ProviderFailure.InvalidRequest, 1)]
    [InlineData(415, null, ProviderFailure.InvalidRequest, 1)]
    [InlineData(422, Unread, ProviderFailure.InvalidRequest, 1)]
    [InlineData(429, Rate, ProviderFailure.RateLimited, 4)]
    [InlineData(429, Spent, ProviderFailure.PaymentRequired, 1)]
    [InlineData(500, null, ProviderFailure.Unavailable, 1)]
    [InlineData(503, "<html>error code: 1010</html>", ProviderFailure.Unavailable, 4)]
    public async Task A_failure_is_named_and_retried_only_where_that_is_safe(
        int status, string? body, ProviderFailure expected, int attempts)
    {
        await using var bench = await XaiBench.StartAsync();
        bench.Server.Break(Fault.Answer(status, body) with { Times = 10 });

        var failure = await Should.ThrowAsync<ProviderException>(
            bench.Harness.GenerateAsync(Some.Image(XaiBench.ImageModel), Ct));

        failure.Failure.ShouldBe(expected);
        failure.StatusCode.ShouldBe(status);
        bench.Server.Requests.Count.ShouldBe(attempts);
    }

    [Fact]
    public async Task The_services_own_code_and_words_are_kept()
    {
        await using var bench = await XaiBench.StartAsync();
        bench.Server.Break(Fault.Answer(400, Moderated));

        var failure = await Should.ThrowAsync<ProviderException>(
            bench.Harness.GenerateAsync(Some.Image(XaiBench.ImageModel), Ct));

        failure.ProviderCode.ShouldBe("invalid-argument");
        failure.Message.ShouldContain("Generated image rejected by content moderation.");
        failure.Hint.ShouldNotBeNull();
    }

    [Theory]
    [InlineData("""{"data":[{"url":"","respect_moderation":false}]}""")]
    [InlineData("""{"data":[{"b64_json":"aGVsbG8gd29ybGQ=","respect_moderation":false}]}""")]
    [InlineData("""{"data":[{"url":"","mime_type":"image/jpeg"}]}""")]
    [InlineData("""{"data":[{"b64_json":""}]}""")]
    [InlineData("""{"data":[],"usage":{"cost_in_usd_ticks":200000000}}""")]
    public async Task A_withheld_picture_in_a_success_is_moderation_and_never_tried_again(string body)
    {
        await using var bench = await XaiBench.StartAsync();
        bench.Server.Break(new Fault { Kind = FaultKind.ErrorInSuccess, Body = body });

        var failure = await Should.ThrowAsync<ProviderException>(
            bench.Harness.GenerateAsync(Some.Image(XaiBench.ImageModel), Ct));

        (failure.Failure, failure.MayHaveBeenCharged).ShouldBe((ProviderFailure.Moderated, true));
        bench.Server.Requests.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("""{"error":{"message":"The server is overloaded.","type":"server_error"}}""")]
    [InlineData("""{"code":"internal","error":"Something failed."}""")]
    public async Task An_error_inside_a_success_is_an_error(string body)
    {
        await using var bench = await XaiBench.StartAsync();
        bench.Server.Break(new Fault { Kind = FaultKind.ErrorInSuccess, Body = body });

        var failure = await Should.ThrowAsync<ProviderException>(
            bench.Harness.GenerateAsync(Some.Image(XaiBench.ImageModel), Ct));

        failure.Failure.ShouldBe(ProviderFailure.Unavailable);
    }

    [Theory]
    [InlineData(FaultKind.CutBeforeAnswer)]
    [InlineData(FaultKind.CutStream)]
    [InlineData(FaultKind.TruncatedBody)]
    [InlineData(FaultKind.TruncatedBase64)]
    [InlineData(FaultKind.WrongMime)]
    public async Task A_broken_answer_is_a_protocol_failure_and_the_call_is_not_made_again(FaultKind kind)
    {
        await using var bench = await XaiBench.StartAsync();
        bench.Server.Break(kind);

        var failure = await Should.ThrowAsync<ProviderException>(
            bench.Harness.GenerateAsync(Some.Image(XaiBench.ImageModel), Ct));

        failure.Failure.ShouldBe(ProviderFailure.Protocol);
        bench.Server.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Cancelling_lets_go_of_the_service_at_once()
    {
        await using var bench = await XaiBench.StartAsync();
        bench.Server.Break(FaultKind.Silence);
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Ct);

        var call = bench.Harness.GenerateAsync(Some.Image(XaiBench.ImageModel), cancel.Token);
        await bench.Server.WaitForRequestAsync(Ct);
        await cancel.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(call);
        await bench.Server.WaitUntilClientIsGoneAsync(Ct);
    }

    [Fact]
    public async Task A_wrong_key_is_explained_without_being_shown()
    {
        await using var bench = await XaiBench.StartAsync(key: "xai-secret-marker-0123456789");

        var failure = await Should.ThrowAsync<ProviderException>(((IProbe)bench.Harness.Client).ProbeAsync(Ct));

        failure.Failure.ShouldBe(ProviderFailure.Unauthorized);
        failure.ToString().ShouldNotContain("secret-marker");
        failure.Message.ShouldContain("[key]");
        failure.Hint.ShouldNotBeNull();
    }
}
