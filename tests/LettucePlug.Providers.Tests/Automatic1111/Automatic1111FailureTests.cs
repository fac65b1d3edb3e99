using LettucePlug.Emulators;
using LettucePlug.Sdk;

namespace LettucePlug.Providers.Tests.Automatic1111;

public sealed class Automatic1111FailureTests
{
    private const string Memory = """{"error":"OutOfMemoryError","detail":"","body":"","errors":"CUDA out of memory. Tried to allocate 2.00 GiB"}""";
    private const string Fields = """{"detail":[{"loc":["body","steps"],"msg":"value is not a valid integer","type":"type_error.integer"}],"body":{}}""";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(401, """{"detail":"Incorrect username or password"}""", ProviderFailure.Unauthorized, "user name and password")]
    [InlineData(404, """{"detail":"Not Found"}""", ProviderFailure.NotFound, "API is off")]
    [InlineData(404, """{"error":"HTTPException","detail":"Sampler not found","body":"","errors":"Sampler not found"}""", ProviderFailure.InvalidRequest, "Sampler not found")]
    [InlineData(400, """{"detail":"Sampler not found"}""", ProviderFailure.InvalidRequest, "Sampler not found")]
    [InlineData(422, Fields, ProviderFailure.InvalidRequest, "steps: value is not a valid integer")]
    [InlineData(500, Memory, ProviderFailure.InvalidRequest, "graphics memory")]
    [InlineData(500, """{"error":"RuntimeError","detail":"","body":"","errors":"mat1 and mat2 shapes cannot be multiplied"}""", ProviderFailure.Unavailable, "mat1 and mat2")]
    [InlineData(500, "<html>oops</html>", ProviderFailure.Unavailable, "failed inside")]
    public async Task A_failure_is_named_and_the_request_is_not_made_again(int status, string body, ProviderFailure expected, string words)
    {
        await using var bench = await WebUiBench.StartAsync();
        bench.Server.Break(Fault.Answer(status, body) with { Path = "/txt2img", Times = 5 });

        var failure = await Should.ThrowAsync<ProviderException>(bench.Harness.GenerateAsync(Some.Image(WebUiBench.Model), Ct));

        failure.Failure.ShouldBe(expected);
        failure.Message.ShouldContain(words);
        _ = bench.Drawing;
        bench.Server.Interrupts.ShouldBe(0);
    }

    [Theory]
    [InlineData(WebUiFlavor.Modern)]
    [InlineData(WebUiFlavor.Old)]
    [InlineData(WebUiFlavor.Forge)]
    public async Task An_unknown_sampler_is_explained_whatever_the_shape_of_the_error(WebUiFlavor flavor)
    {
        await using var bench = await WebUiBench.StartAsync(new() { Flavor = flavor });

        var failure = await Should.ThrowAsync<ProviderException>(
            bench.Harness.GenerateAsync(Some.Image(WebUiBench.Model) with { Sampler = "Eulr" }, Ct));

        (failure.Failure, failure.Message).ShouldBe((ProviderFailure.InvalidRequest, "The web UI does not accept the request: Sampler not found"));
        failure.Hint.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_server_without_its_api_is_explained()
    {
        await using var bench = await WebUiBench.StartAsync(new() { HasApi = false });

        var failure = await Should.ThrowAsync<ProviderException>(((IProbe)bench.Harness.Client).ProbeAsync(Ct));

        failure.Hint!.ShouldContain("--api");
    }

    [Fact]
    public async Task User_and_password_open_the_door()
    {
        await using var bench = await WebUiBench.StartAsync(new() { Credentials = "mira:s3crét" }, "mira:s3crét");

        (await bench.Harness.GenerateAsync(Some.Image(WebUiBench.Model), Ct)).Images.ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData(null)]
    [InlineData("mira:wrong")]
    public async Task Without_them_it_stays_shut(string? key)
    {
        await using var bench = await WebUiBench.StartAsync(new() { Credentials = "mira:right" }, key);

        var failure = await Should.ThrowAsync<ProviderException>(((IModelCatalog)bench.Harness.Client).ListModelsAsync(Ct));

        failure.Failure.ShouldBe(ProviderFailure.Unauthorized);
        failure.Hint!.ShouldContain("user:password");
    }

    [Theory]
    [InlineData(FaultKind.CutBeforeAnswer)]
    [InlineData(FaultKind.CutStream)]
    [InlineData(FaultKind.TruncatedBody)]
    [InlineData(FaultKind.TruncatedBase64)]
    [InlineData(FaultKind.WrongMime)]
    public async Task A_broken_answer_is_a_protocol_failure_and_the_call_is_not_made_again(FaultKind kind)
    {
        await using var bench = await WebUiBench.StartAsync();
        bench.Server.Break(Fault.Of(kind) with { Path = "/txt2img" });

        var failure = await Should.ThrowAsync<ProviderException>(bench.Harness.GenerateAsync(Some.Image(WebUiBench.Model), Ct));

        failure.Failure.ShouldBe(ProviderFailure.Protocol);
        _ = bench.Drawing;
    }

    [Theory]
    [InlineData("""{"images":[],"info":"{}"}""", ProviderFailure.Protocol)]
    [InlineData("""{"detail":"the model failed to load"}""", ProviderFailure.Unavailable)]
    [InlineData("[]", ProviderFailure.Protocol)]
    [InlineData("null", ProviderFailure.Protocol)]
    public async Task A_success_without_a_picture_is_a_failure(string body, ProviderFailure expected)
    {
        await using var bench = await WebUiBench.StartAsync();
        bench.Server.Break(new Fault { Kind = FaultKind.ErrorInSuccess, Body = body, Path = "/txt2img" });

        (await Should.ThrowAsync<ProviderException>(bench.Harness.GenerateAsync(Some.Image(WebUiBench.Model), Ct)))
            .Failure.ShouldBe(expected);
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("""{"all_seeds":["x"],"index_of_first_image":99,"seed":-1}""")]
    [InlineData("[1]")]
    public async Task Odd_information_beside_the_picture_costs_no_picture(string info)
    {
        await using var bench = await WebUiBench.StartAsync();
        var body = System.Text.Json.JsonSerializer.Serialize(new { images = new[] { Convert.ToBase64String(TestPictures.Png()) }, info });
        bench.Server.Break(new Fault { Kind = FaultKind.ErrorInSuccess, Body = body, Path = "/txt2img" });

        var run = await bench.Harness.GenerateAsync(Some.Image(WebUiBench.Model) with { Seed = 3 }, Ct);

        run.Images.Single().ShouldBe(TestPictures.Png());
        run.Ready.Single().Seed.ShouldBe(3ul);
    }

    [Fact]
    public async Task A_mask_without_a_picture_makes_no_sense()
    {
        await using var bench = await WebUiBench.StartAsync();
        var mask = Some.References(1)[0] with { Role = ReferenceRole.Mask };

        var failure = await Should.ThrowAsync<ProviderException>(
            bench.Harness.GenerateAsync(Some.Image(WebUiBench.Model) with { References = [mask] }, Ct));

        failure.Failure.ShouldBe(ProviderFailure.InvalidRequest);
    }

    [Theory]
    [InlineData(401)]
    [InlineData(400)]
    [InlineData(500)]
    public async Task User_and_password_show_up_nowhere_in_plain_or_encoded(int status)
    {
        const string secret = "mira:marker-7d41c0ffee0942";
        var encoded = Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(secret));
        await using var bench = await WebUiBench.StartAsync(new() { Credentials = secret }, secret);
        bench.Server.Break(Fault.Answer(status, $$"""{"detail":"you sent Basic {{encoded}} which is {{secret}}"}""") with { Path = "/txt2img" });

        var failure = await Should.ThrowAsync<ProviderException>(bench.Harness.GenerateAsync(Some.Image(WebUiBench.Model), Ct));

        foreach (var text in (IEnumerable<string>)[failure.ToString(), failure.Hint ?? "", .. bench.Harness.Log.Lines])
        {
            text.ShouldNotContain("marker-7d41c0ffee0942");
            text.ShouldNotContain(encoded);
        }
    }
}
