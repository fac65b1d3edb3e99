using LettucePlug.Emulators;
using LettucePlug.Provider.ComfyUi.Workflows;
using LettucePlug.Sdk;
using LettucePlug.Tests.Support;

namespace LettucePlug.Providers.Tests.ComfyUi;

public sealed class CatalogTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_checkpoints_are_the_models_with_what_the_workflows_take()
    {
        await using var bench = await ComfyBench.StartAsync(BuiltInWorkflows.FromText, SomeWorkflows.WithSlots("%IMAGE0%", "%IMAGE_PERSONA%", "%IMAGE_MASK%"));

        var models = await ((IModelCatalog)bench.Client).ListModelsAsync(Ct);

        models.Select(model => model.Name).ShouldBe(bench.Server.Checkpoints);
        models.ShouldAllBe(model => model.ScopesAreKnown && model.Output.Contains(Modality.Image) && model.Input.Contains(Modality.Image));
        models[0].ImageLimits!.MaxReferences.ShouldBe(2);
        models[0].ImageLimits!.SupportsMask.ShouldBeTrue();
        models[0].ImageLimits!.Settings.ShouldBe(["negativePrompt", "size", "steps", "cfg", "sampler", "scheduler", "seed", "denoise"]);
    }

    [Fact]
    public async Task A_workflow_without_slots_takes_text_only()
    {
        await using var bench = await ComfyBench.StartAsync(BuiltInWorkflows.FromText);

        var models = await ((IModelCatalog)bench.Client).ListModelsAsync(Ct);

        models.ShouldAllBe(model => model.Input.SequenceEqual(new[] { Modality.Text }));
        models[0].ImageLimits!.MaxReferences.ShouldBe(0);
    }

    [Fact]
    public async Task The_models_are_those_of_the_node_that_has_the_token()
    {
        var workflow = SomeWorkflows.WithTokens(SomeWorkflows.Public("cog-comfyui.qwen_image_edit_2509_basic_example_api.json"))
            .Replace("qwen_image_edit_2509_fp8_e4m3fn.safetensors", "%CKPT%");
        await using var bench = await ComfyBench.StartAsync(workflow);

        var models = await ((IModelCatalog)bench.Client).ListModelsAsync(Ct);

        models.Select(model => model.Name).ShouldBe(["qwen_image_edit_2509_fp8_e4m3fn.safetensors", "flux1-dev.safetensors"]);
    }

    [Fact]
    public async Task The_server_tells_samplers_and_schedulers()
    {
        await using var bench = await ComfyBench.StartAsync(SomeWorkflows.WithTokens(SomeWorkflows.Public("cog-comfyui.sdxl_simple_example.json")));
        var choices = (ISettingChoices)bench.Client;

        (await choices.ListChoicesAsync("sampler", Ct)).ShouldContain("dpmpp_2m");
        (await choices.ListChoicesAsync("scheduler", Ct)).ShouldContain("karras");
        (await choices.ListChoicesAsync("model", Ct)).ShouldBe(bench.Server.Checkpoints);
        (await choices.ListChoicesAsync("quality", Ct)).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_probe_tells_version_and_memory()
    {
        await using var bench = await ComfyBench.StartAsync();

        var found = await ((IProbe)bench.Client).ProbeAsync(Ct);

        found.Server.ShouldBe("ComfyUI 0.3.64");
        found.Details.ShouldBe(["cuda:0 Emulated RTX: 20 of 24 GB free"]);
        found.KeyWasProven.ShouldBeFalse();
    }

    [Theory]
    [InlineData("{\"hello\": 1}", ProviderFailure.Protocol)]
    [InlineData("<html>Sign in</html>", ProviderFailure.Protocol)]
    public async Task The_probe_is_not_taken_in_by_another_server(string body, ProviderFailure expected)
    {
        await using var bench = await ComfyBench.StartAsync(time: new ImpatientTime());
        bench.Server.Break(new Fault { Kind = FaultKind.ErrorInSuccess, Body = body });

        var failure = await Should.ThrowAsync<ProviderException>(((IProbe)bench.Client).ProbeAsync(Ct));

        failure.Failure.ShouldBe(expected);
        failure.Hint!.ShouldContain("URL");
    }
}
