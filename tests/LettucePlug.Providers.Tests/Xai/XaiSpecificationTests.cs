using System.Text.Json.Nodes;
using LettucePlug.Sdk;

namespace LettucePlug.Providers.Tests.Xai;

public sealed class XaiSpecificationTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static OpenApiSpec Spec => OpenApiSpec.Load("xai", "api-evangelist.xai-images.openapi.yml");

    [Theory]
    [InlineData("grok-imagine-image", 0)]
    [InlineData("grok-imagine-image", 1)]
    [InlineData("grok-imagine-image-quality", 3)]
    [InlineData("grok-2-image", 0)]
    public async Task Every_image_request_fits_the_official_specification(string model, int references)
    {
        var spec = Spec;
        await using var bench = await XaiBench.StartAsync();

        await bench.Harness.GenerateAsync(
            Some.Image(model) with
            {
                Count = 4,
                Size = new ImageSize(1080, 2340),
                Quality = "high",
                References = Some.References([.. Enumerable.Range(1, references)]),
            },
            Ct);

        var request = bench.Server.Requests.Single();
        spec.Check(spec.RequestSchema(request.Path), JsonNode.Parse(request.Body)).ShouldBeEmpty();
    }

    [Fact]
    public void The_check_finds_what_is_wrong()
    {
        var spec = Spec;

        var problems = spec.Check(
            spec.RequestSchema("/v1/images/edits"), JsonNode.Parse("""{"size":"1024x1024","aspect_ratio":"7:5"}"""));

        problems.ShouldContain("$.size is not declared");
        problems.ShouldContain("$.prompt is missing");
        problems.ShouldContain(problem => problem.Contains("aspect_ratio"));
    }

    [Fact]
    public async Task A_recorded_edit_becomes_an_address_that_may_be_downloaded_and_its_cost()
    {
        var recorded = RecordedExchanges.LoadYaml(
            "xai", "recorded",
            "ruby_llm.image_edit_functionality_with_xai_reference_images_xai_grok-imagine-image-quality_supports_image_edits_with_reference_images.yml");
        await using var server = await ReplayServer.StartAsync(recorded);
        await using var harness = ProviderHarness.Open(XaiBench.Provider, server.Url);
        var updates = new List<ImageUpdate>();

        await foreach (var update in ((IImageGenerator)harness.Client).GenerateAsync(
            Some.Image("grok-imagine-image-quality", "turn the logo to green") with { References = Some.References(1) }, Ct))
        {
            updates.Add(update);
        }

        var image = updates.OfType<ImageReady>().Single().Image;
        image.Url!.Host.ShouldBe("imgen.x.ai");
        XaiBench.Provider.Info.ResultHosts.ShouldContain(image.Url.Host);
        image.MediaType.ShouldBe("image/jpeg");
        updates.OfType<ImageUsage>().Single().Usage.Cost.ShouldBe(0.07m);
    }

    [Fact]
    public async Task A_recorded_answer_is_read_with_its_thoughts_and_its_cost()
    {
        await using var server = await ReplayServer.StartAsync(RecordedExchanges.LoadAnswer(
            "POST", "/chat/completions", 200, "xai", "recorded", "vercel-ai.xai-text.json"));
        await using var harness = ProviderHarness.Open(XaiBench.Provider, server.Url);

        var run = await harness.ChatAsync(Some.Chat("grok-3-mini"), Ct);

        (run.Text, run.Finish).ShouldBe(("Hello", FinishReason.Stop));
        run.Reasoning.ShouldStartWith("First, the user said");
        run.Usage.ShouldBe(new Usage { InputTokens = 12, OutputTokens = 229, Cost = 0.00011765m });
    }

    [Fact]
    public async Task A_recorded_answer_with_tools_in_it_ends_as_such()
    {
        await using var server = await ReplayServer.StartAsync(RecordedExchanges.LoadAnswer(
            "POST", "/chat/completions", 200, "xai", "recorded", "vercel-ai.xai-tool-call.json"));
        await using var harness = ProviderHarness.Open(XaiBench.Provider, server.Url);

        var run = await harness.ChatAsync(Some.Chat("grok-3-mini"), Ct);

        run.Finish.ShouldBe(new FinishReason("tool_calls"));
    }
}
