using LettucePlug.Emulators;
using LettucePlug.Provider.ComfyUi;
using LettucePlug.Provider.ComfyUi.Workflows;
using LettucePlug.Sdk;
using LettucePlug.Tests.Support;

namespace LettucePlug.Providers.Tests.ComfyUi;

public sealed class PublicWorkflowTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>Whatever lies in the folder; one name that does not, where there is no folder, so that its absence is told.</summary>
    public static TheoryData<string> Names => Files("api_workflows");

    public static TheoryData<string> EditorNames => Files("ui_workflows");

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_public_workflow_is_understood_as_it_is(string name)
    {
        await using var bench = await ComfyBench.StartAsync(SomeWorkflows.Public(name), installs: true);

        var findings = await bench.CheckLiveAsync(Ct);

        findings.Where(one => one.Severity == FindingSeverity.Error).ShouldBeEmpty();
        findings.Where(one => one.Code == "missing-token").ShouldAllBe(one => one.Hint!.StartsWith("Put it into "));
        findings.ShouldContain(one => one.Code == "missing-token" && one.Message.StartsWith("%PROMPT%"));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_public_workflow_with_tokens_runs(string name)
    {
        var text = SomeWorkflows.WithTokens(SomeWorkflows.Public(name));
        var slots = Workflow.Parse(text).Slots.Select(use => use.Token.Name).Distinct().Count();
        await using var bench = await ComfyBench.StartAsync(slots > 0 ? null : text, slots > 0 ? text : null, installs: true);
        var references = Enumerable.Range(1, slots).Select(seed => ComfyBench.Reference(seed)).ToList();

        var findings = await bench.CheckLiveAsync(Ct);
        var run = await bench.GenerateAsync(ComfyBench.Request("a \"quoted\" fox") with { References = references, Seed = 12 }, Ct);

        findings.Where(one => one.Severity == FindingSeverity.Error).ShouldBeEmpty();
        findings.ShouldNotContain(one => one.Code == "unknown-token");
        var picture = ComfyUiComment.Read(run.Images[0]);
        picture.Texts.ShouldContain("a \"quoted\" fox");
        picture.References.ShouldBe(references.Select(reference => reference.Sha256));
        run.Ready[0].Seed.ShouldBe(12ul);
    }

    [Theory]
    [MemberData(nameof(EditorNames))]
    public async Task A_public_workflow_of_the_editor_is_refused_with_the_way_to_export_it(string name)
    {
        var text = await File.ReadAllTextAsync(SharedData.Require("specs", "comfyui", "ui_workflows", name), Ct);

        var findings = await ((ISettingsCheck)ComfyBench.Provider)
            .CheckAsync(new Dictionary<string, string> { [ComfyUiProvider.FromTextKey] = text }, Ct);

        findings[0].Code.ShouldBe("ui-format");
        findings[0].Severity.ShouldBe(FindingSeverity.Error);
        findings[0].Hint!.ShouldContain("Export (API)");
    }

    private static TheoryData<string> Files(string folder)
    {
        var path = SharedData.Find("specs", "comfyui", folder);
        string[] names = path is null ? ["none.json"] : [.. Directory.GetFiles(path, "*.json").Select(file => Path.GetFileName(file)).Order()];
        return [.. names];
    }
}
