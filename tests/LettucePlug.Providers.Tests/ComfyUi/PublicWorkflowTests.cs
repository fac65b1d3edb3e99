using LettucePlug.Emulators;
using LettucePlug.Provider.ComfyUi;
using LettucePlug.Provider.ComfyUi.Workflows;
using LettucePlug.Sdk;
using LettucePlug.Tests.Support;

namespace LettucePlug.Providers.Tests.ComfyUi;

public sealed class PublicWorkflowTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static TheoryData<string> Names =>
    [
        "cog-comfyui.base64_send_websocket.json", "cog-comfyui.flux_fp8_api.json", "cog-comfyui.qwen_image_edit_2509_basic_example_api.json",
        "cog-comfyui.sd15_img2img.json", "cog-comfyui.sd15_txt2img.json", "cog-comfyui.sdxl_simple_example.json",
    ];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_public_workflow_is_understood_as_it_is(string name)
    {
        await using var bench = await ComfyBench.StartAsync(SomeWorkflows.Public(name));

        var findings = await bench.CheckLiveAsync(Ct);

        findings.Where(one => one.Severity == FindingSeverity.Error).ShouldBeEmpty();
        findings.Where(one => one.Code == "missing-token").Count().ShouldBe(2);
        findings.Where(one => one.Code == "missing-token").ShouldAllBe(one => one.Line > 1 && one.Hint!.StartsWith("Put it into '"));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_public_workflow_with_tokens_runs(string name)
    {
        var text = SomeWorkflows.WithTokens(SomeWorkflows.Public(name));
        var slots = Workflow.Parse(text).Slots.Select(use => use.Token.Name).Distinct().Count();
        await using var bench = await ComfyBench.StartAsync(slots > 0 ? null : text, slots > 0 ? text : null);
        var references = Enumerable.Range(1, slots).Select(seed => ComfyBench.Reference(seed)).ToList();

        var findings = await bench.CheckLiveAsync(Ct);
        var run = await bench.GenerateAsync(ComfyBench.Request("a \"quoted\" fox") with { References = references, Seed = 12 }, Ct);

        findings.Where(one => one.Severity == FindingSeverity.Error).ShouldBeEmpty();
        findings.ShouldNotContain(one => one.Code == "missing-token" || one.Code == "unknown-token");
        var picture = ComfyUiComment.Read(run.Images.ShouldHaveSingleItem());
        picture.Texts.ShouldContain("a \"quoted\" fox");
        picture.References.ShouldBe(references.Select(reference => reference.Sha256));
        run.Ready[0].Seed.ShouldBe(12ul);
    }

    [Fact]
    public async Task The_public_workflow_of_the_editor_is_refused()
    {
        var text = File.ReadAllText(SharedData.Require("specs", "comfyui", "ui_workflows", "cog-comfyui.sd15_text2img_not_api_version.json"));

        var findings = await ((ISettingsCheck)ComfyBench.Provider)
            .CheckAsync(new Dictionary<string, string> { [ComfyUiProvider.FromTextKey] = text }, Ct);

        findings[0].Code.ShouldBe("ui-format");
        findings[0].Severity.ShouldBe(FindingSeverity.Error);
    }
}
