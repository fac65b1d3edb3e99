using LettucePlug.Sdk;

namespace LettucePlug.Providers.Tests.Stability;

public sealed class StabilityCatalogTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_probe_tells_what_credit_is_left()
    {
        await using var bench = await StabilityBench.StartAsync();

        var probe = await ((IProbe)bench.Harness.Client).ProbeAsync(Ct);

        probe.Details.ShouldBe(["42.5 credits left"]);
        bench.Server.Requests.Single().Path.ShouldBe("/v1/user/balance");
    }

    [Fact]
    public async Task I_am_offered_models_and_styles()
    {
        await using var bench = await StabilityBench.StartAsync();

        var models = await ((IModelCatalog)bench.Harness.Client).ListModelsAsync(Ct);
        var styles = await ((ISettingChoices)bench.Harness.Client).ListChoicesAsync("style", Ct);

        models.ShouldContain(model => model.Name == "inpaint" && model.ImageLimits!.SupportsMask);
        models.Single(model => model.Name == "core").ImageLimits!.MaxReferences.ShouldBe(0);
        models.Single(model => model.Name == "sd3.5-large").ImageLimits!.Settings.ShouldContain("cfg");
        styles.Count.ShouldBe(17);
    }
}
