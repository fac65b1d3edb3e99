using LettucePlug.Emulators;
using LettucePlug.Provider.ComfyUi;
using LettucePlug.Provider.ComfyUi.Workflows;
using LettucePlug.Sdk;
using LettucePlug.Tests.Support;

namespace LettucePlug.Providers.Tests.ComfyUi;

public sealed class LintTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_good_pair_of_workflows_has_no_problems()
    {
        var findings = await LintAsync(BuiltInWorkflows.FromText, SomeWorkflows.ThreeReferences);

        findings.ShouldAllBe(one => one.Severity == FindingSeverity.Information);
        findings.Where(one => one.Code == "reference-slots").Single().Message.ShouldBe("Takes up to 3 references: %IMAGE0% %IMAGE1% %IMAGE2%");
    }

    [Fact]
    public async Task Without_workflows_it_says_which_are_used() =>
        (await LintAsync(null, null)).Select(one => (one.Code, one.Setting)).ShouldBe(
            [("built-in-workflow", ComfyUiProvider.FromTextKey), ("built-in-workflow", ComfyUiProvider.FromImageKey)]);

    [Theory]
    [InlineData("%PROMT%", "unknown-token", "did you mean %PROMPT%?")]
    [InlineData("%STYLE%", "unknown-token", "not a known token")]
    [InlineData("words, %prompt%", "token-not-replaced", "in lower case")]
    [InlineData("words", "missing-token", "%PROMPT% is missing")]
    public async Task Strange_and_missing_tokens_are_found_at_their_places(string text, string code, string words)
    {
        var findings = await LintAsync(
            $"{{\n\"1\": {{\"class_type\": \"CLIPTextEncode\", \"inputs\": {{\"text\": \"{text}\"}}}},\n\"2\": {{\"class_type\": \"SaveImage\", \"inputs\": {{\"a\": [\"1\", 0], \"seed\": \"%SEED%\"}}}}}}");

        var finding = findings.First(one => one.Code == code);
        finding.Severity.ShouldBe(FindingSeverity.Warning);
        finding.Message.ShouldContain(words);
        finding.Line.ShouldBe(2);
        finding.Column.ShouldNotBeNull();
    }

    [Theory]
    [InlineData("""{"1": {"inputs": {}}}""", "no-class-type")]
    [InlineData("""{"1": {"class_type": "SaveImage"}}""", "no-inputs")]
    [InlineData("""{"1": {"class_type": "SaveImage", "inputs": {"images": ["9", 0]}}}""", "broken-link")]
    [InlineData("""{"1": {"class_type": "A", "inputs": {"a": ["2", 0]}}, "2": {"class_type": "B", "inputs": {"b": ["1", 0]}}}""", "no-output-node")]
    [InlineData("""{"nodes": []}""", "ui-format")]
    [InlineData("{", "invalid-json")]
    public async Task What_cannot_work_is_an_error(string workflow, string code)
    {
        var finding = (await LintAsync(workflow))[0];

        (finding.Code, finding.Severity, finding.Setting).ShouldBe((code, FindingSeverity.Error, ComfyUiProvider.FromTextKey));
    }

    [Fact]
    public async Task Loose_ends_and_missing_outputs_are_found()
    {
        var loose = await LintAsync("""{"1": {"class_type": "SaveImage", "inputs": {}}, "2": {"class_type": "VAELoader", "inputs": {}}}""");
        var none = await LintAsync("""{"1": {"class_type": "VAELoader", "inputs": {}}}""");

        loose.ShouldContain(one => one.Code == "unused-node" && one.Message.Contains("node 2 (VAELoader)"));
        none.ShouldContain(one => one.Code == "no-output-node");
    }

    [Fact]
    public async Task Reference_slots_are_held_against_where_references_go()
    {
        (await LintAsync(SomeWorkflows.ThreeReferences, BuiltInWorkflows.FromImage)).ShouldContain(one => one.Code == "reference-slot-without-reference");
        (await LintAsync(SomeWorkflows.ThreeReferences)).ShouldNotContain(one => one.Code == "reference-slot-without-reference");
        (await LintAsync(null, BuiltInWorkflows.FromText)).ShouldContain(one => one.Code == "no-reference-slot");
        (await LintAsync(null, SomeWorkflows.WithSlots("%IMAGE0%", "%IMAGE2%")))
            .Single(one => one.Code == "reference-gap").Message.ShouldContain("%IMAGE1% is missing");
    }

    [Fact]
    public async Task A_live_server_agrees_with_the_built_in_workflows()
    {
        await using var bench = await ComfyBench.StartAsync(BuiltInWorkflows.FromText, BuiltInWorkflows.FromImage);

        (await bench.CheckLiveAsync(Ct)).ShouldAllBe(one => one.Severity == FindingSeverity.Information);
    }

    [Theory]
    [InlineData("\"%SAMPLER%\"", "\"eular\"", "unknown-sampler", "It has euler, ")]
    [InlineData("\"%SCHEDULER%\"", "\"karas\"", "unknown-scheduler", "It has simple, ")]
    [InlineData("\"%CKPT%\"", "\"gone.safetensors\"", "unknown-checkpoint", "It has v1-5")]
    [InlineData("\"KSampler\"", "\"KSamplerDeluxe\"", "unknown-node-class", "custom node")]
    [InlineData("\"%CFG%\"", "101", "value-out-of-range", null)]
    [InlineData("\"latent_image\": [\"4\", 0]", "\"latent_image\": [\"2\", 0]", "link-type", null)]
    [InlineData("\"vae\": [\"1\", 2]", "\"vae\": [\"1\", 3]", "broken-link", null)]
    [InlineData("\"samples\": [\"5\", 0], ", "", "missing-input", null)]
    [InlineData("SaveImage", "VAEDecode", "no-output-node", null)]
    public async Task A_live_server_finds_what_it_lacks(string right, string wrong, string code, string? hint)
    {
        await using var bench = await ComfyBench.StartAsync(BuiltInWorkflows.FromText.Replace(right, wrong));

        var finding = (await bench.CheckLiveAsync(Ct)).First(one => one.Code == code);

        finding.Severity.ShouldBe(FindingSeverity.Error);
        if (code != "no-output-node")
        {
            finding.Line.ShouldNotBeNull();
        }

        (finding.Hint ?? "").ShouldContain(hint ?? "");
    }

    [Theory]
    [InlineData("\"%CFG%\"", "\"much\"", "value-not-a-number", FindingSeverity.Error)]
    [InlineData("\"%CFG%\"", "\"101\"", "value-out-of-range", FindingSeverity.Error)]
    [InlineData("\"latent_image\": [\"4\", 0]", "\"latent_image\": [4, 0]", "broken-link", FindingSeverity.Error)]
    [InlineData("\"%IMAGE%\"", "\"example.png\"", "picture-not-on-server", FindingSeverity.Warning)]
    public async Task A_live_server_finds_values_it_would_refuse(string right, string wrong, string code, FindingSeverity severity)
    {
        await using var bench = await ComfyBench.StartAsync(BuiltInWorkflows.FromText, BuiltInWorkflows.FromImage.Replace(right, wrong));

        (await bench.CheckLiveAsync(Ct)).Single(one => one.Code == code).Severity.ShouldBe(severity);
    }

    [Fact]
    public async Task Numbers_written_as_texts_are_numbers_to_the_server()
    {
        await using var bench = await ComfyBench.StartAsync(
            BuiltInWorkflows.FromText.Replace("\"%CFG%\"", "\"7.5\"").Replace("\"%STEPS%\"", "\"20\""));

        (await bench.CheckLiveAsync(Ct)).ShouldNotContain(one => one.Severity == FindingSeverity.Error);
    }

    [Fact]
    public async Task Many_nodes_without_effect_are_counted_and_not_all_named()
    {
        var nodes = string.Concat(Enumerable.Range(2, 500).Select(id => $", \"{id}\": {{\"class_type\": \"VAELoader\", \"inputs\": {{}}}}"));

        var findings = await LintAsync($"{{\"1\": {{\"class_type\": \"SaveImage\", \"inputs\": {{}}}}{nodes}, \"note\": \"mine\"}}");

        findings.Count(one => one.Code == "unused-node").ShouldBe(6);
        findings.Last(one => one.Code == "unused-node").Message.ShouldBe("495 more nodes have no effect.");
        findings.Single(one => one.Code == "not-a-node").Message.ShouldBe("'note' is no node and is not sent.");
    }

    [Fact]
    public async Task A_live_check_asks_for_the_classes_of_the_workflow_only()
    {
        await using var bench = await ComfyBench.StartAsync(BuiltInWorkflows.FromText);

        await bench.CheckLiveAsync(Ct);

        bench.Server.Requests.Count.ShouldBe(6);
        bench.Server.Requests.ShouldAllBe(request => request.Path.StartsWith("/object_info/"));
    }

    [Fact]
    public async Task A_server_that_does_not_describe_its_nodes_is_said_to_do_so_and_draws_all_the_same()
    {
        await using var bench = await ComfyBench.StartAsync(BuiltInWorkflows.FromText, SomeWorkflows.ThreeReferences);
        bench.Server.Break(new Fault { Kind = FaultKind.Status, Status = 404, PathStart = "/object_info", Times = 100 });

        (await bench.CheckLiveAsync(Ct)).Count(one => one is { Code: "not-checked", Severity: FindingSeverity.Warning }).ShouldBe(2);
        (await ((IModelCatalog)bench.Client).ListModelsAsync(Ct)).Select(model => model.Name).ShouldBe(bench.Server.Checkpoints);
        (await bench.GenerateAsync(ComfyBench.Request(), Ct)).Images.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_server_that_is_gone_fails_the_live_check()
    {
        await using var bench = await ComfyBench.StartAsync(BuiltInWorkflows.FromText, time: new ImpatientTime());
        bench.Server.Break(new Fault { Kind = FaultKind.Status, Status = 500, Times = 100 });

        (await Should.ThrowAsync<ProviderException>(bench.CheckLiveAsync(Ct))).Failure.ShouldBe(ProviderFailure.Unavailable);
    }

    private static Task<IReadOnlyList<SettingFinding>> LintAsync(string? fromText, string? fromImage = null)
    {
        var settings = new Dictionary<string, string>();
        if (fromText is not null)
        {
            settings[ComfyUiProvider.FromTextKey] = fromText;
        }

        if (fromImage is not null)
        {
            settings[ComfyUiProvider.FromImageKey] = fromImage;
        }

        return ((ISettingsCheck)ComfyBench.Provider).CheckAsync(settings, Ct);
    }
}
