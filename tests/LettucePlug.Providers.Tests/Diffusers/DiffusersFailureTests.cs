using LettucePlug.Emulators;
using LettucePlug.Sdk;

namespace LettucePlug.Providers.Tests.Diffusers;

public sealed class DiffusersFailureTests
{
    private const string Model = "Qwen/Qwen-Image";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(401, """{"detail":"no"}""", ProviderFailure.Unauthorized, "does not accept the key")]
    [InlineData(422, """{"detail":[{"loc":["body","prompt"],"msg":"field required","type":"missing"}]}""", ProviderFailure.InvalidRequest, "prompt: field required")]
    [InlineData(400, """{"detail":"size must be WxH"}""", ProviderFailure.InvalidRequest, "size must be WxH")]
    [InlineData(404, """{"error":{"code":404,"message":"model not found: x","type":""}}""", ProviderFailure.NotFound, "model not found")]
    [InlineData(500, """{"detail":"CUDA out of memory\nTraceback (most recent call last):\n  File x"}""", ProviderFailure.InvalidRequest, "graphics memory")]
    [InlineData(500, """{"detail":"Pipeline broke\nTraceback (most recent call last):\n  File x"}""", ProviderFailure.Unavailable, "Pipeline broke")]
    [InlineData(504, "<html>gateway</html>", ProviderFailure.Timeout, "too long")]
    public async Task A_failure_is_named_and_the_request_is_not_made_again(int status, string body, ProviderFailure expected, string words)
    {
        await using var bench = await DiffusersBench.StartAsync(DiffusersDialect.OpenAi);
        bench.Server.Break(Fault.Answer(status, body) with { Path = "/generations", Times = 5 });

        var failure = await Should.ThrowAsync<ProviderException>(bench.Harness.GenerateAsync(Some.Image(Model), Ct));

        (failure.Failure, failure.StatusCode).ShouldBe((expected, status));
        failure.Message.ShouldContain(words);
        failure.Message.ShouldNotContain("Traceback");
        _ = bench.Post;
    }

    [Fact]
    public async Task A_server_without_the_route_for_references_says_so()
    {
        await using var bench = await DiffusersBench.StartAsync(new DiffusersEmulator(DiffusersDialect.OpenAi) { HasEdits = false });

        var failure = await Should.ThrowAsync<ProviderException>(
            bench.Harness.GenerateAsync(Some.Image(Model) with { References = Some.References(1) }, Ct));

        failure.Failure.ShouldBe(ProviderFailure.InvalidRequest);
        failure.Message.ShouldContain("words only");
    }

    [Fact]
    public async Task A_server_of_no_known_dialect_is_said_to_be_one()
    {
        await using var bench = await DiffusersBench.StartAsync(DiffusersDialect.Inference);
        bench.Server.Break(Fault.Answer(404) with { Path = "/health" });

        var failure = await Should.ThrowAsync<ProviderException>(bench.Harness.GenerateAsync(Some.Image("default"), Ct));

        failure.Hint!.ShouldContain("dialect=");
        bench.Server.Requests.ShouldAllBe(request => request.Method == "GET");
    }

    [Fact]
    public async Task A_wrong_key_ends_the_search_for_the_dialect()
    {
        await using var bench = await DiffusersBench.StartAsync(new DiffusersEmulator(DiffusersDialect.OpenAi) { WantsKey = true }, "wrong");

        var failure = await Should.ThrowAsync<ProviderException>(((IProbe)bench.Harness.Client).ProbeAsync(Ct));

        failure.Failure.ShouldBe(ProviderFailure.Unauthorized);
        bench.Server.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_dialect_that_does_not_look_right_is_mentioned()
    {
        await using var bench = await DiffusersBench.StartAsync(new DiffusersEmulator(DiffusersDialect.LocalAi), dialect: "openai");

        var probe = await ((IProbe)bench.Harness.Client).ProbeAsync(Ct);

        probe.Details[0].ShouldBe("dialect openai, although it looks like localai");
    }

    [Theory]
    [InlineData(FaultKind.CutBeforeAnswer)]
    [InlineData(FaultKind.CutStream)]
    [InlineData(FaultKind.TruncatedBody)]
    [InlineData(FaultKind.TruncatedBase64)]
    [InlineData(FaultKind.WrongMime)]
    public async Task A_broken_answer_is_a_protocol_failure_and_the_call_is_not_made_again(FaultKind kind)
    {
        await using var bench = await DiffusersBench.StartAsync(DiffusersDialect.OpenAi);
        bench.Server.Break(Fault.Of(kind) with { Path = "/generations" });

        (await Should.ThrowAsync<ProviderException>(bench.Harness.GenerateAsync(Some.Image(Model), Ct)))
            .Failure.ShouldBe(ProviderFailure.Protocol);
        _ = bench.Post;
    }

    [Theory]
    [InlineData("""{"data":[]}""")]
    [InlineData("""{"data":[{"url":"ftp://x/y.png"}]}""")]
    [InlineData("null")]
    public async Task A_success_without_a_picture_is_a_failure(string body)
    {
        await using var bench = await DiffusersBench.StartAsync(DiffusersDialect.OpenAi);
        bench.Server.Break(new Fault { Kind = FaultKind.ErrorInSuccess, Body = body, Path = "/generations" });

        (await Should.ThrowAsync<ProviderException>(bench.Harness.GenerateAsync(Some.Image(Model), Ct)))
            .Failure.ShouldBe(ProviderFailure.Protocol);
    }

    [Fact]
    public async Task A_result_on_a_neighbouring_machine_of_the_private_network_is_not_fetched()
    {
        await using var bench = await DiffusersBench.StartAsync(DiffusersDialect.OpenAi);
        bench.Server.Break(new Fault
        {
            Kind = FaultKind.ErrorInSuccess,
            Body = """{"data":[{"url":"http://192.168.7.9/x.png"}]}""",
            Path = "/generations",
        });

        await Should.ThrowAsync<ProviderException>(bench.Harness.GenerateAsync(Some.Image(Model), Ct));
    }

    [Fact]
    public async Task Cancelling_lets_go_of_the_server_at_once()
    {
        await using var bench = await DiffusersBench.StartAsync(DiffusersDialect.OpenAi);
        bench.Server.Break(Fault.Of(FaultKind.Silence) with { Path = "/generations" });
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Ct);

        var call = bench.Harness.GenerateAsync(Some.Image(Model), cancel.Token);
        while (bench.Server.Requests.All(request => request.Method != "POST"))
        {
            await bench.Server.WaitForRequestAsync(Ct);
        }

        await cancel.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(call);
        await bench.Server.WaitUntilClientIsGoneAsync(Ct);
    }
}
