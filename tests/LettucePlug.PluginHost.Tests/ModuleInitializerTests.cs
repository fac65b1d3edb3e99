namespace LettucePlug.Plugins.Tests;

public sealed class ModuleInitializerTests
{
    [Fact]
    public async Task A_module_initializer_is_reported_and_does_not_run_while_plugins_are_checked()
    {
        await using var bed = new PluginBed();
        bed.AddBundled("test.initialized");

        var verification = await bed.VerifyAsync("test.initialized");

        verification.Ok.ShouldBeTrue();
        verification.Problems.ShouldContain(problem => problem.Code == "E28" && problem.IsWarning);
        AppContext.TryGetSwitch("LettucePlug.Tests.ModuleInitializerRan", out _).ShouldBeFalse();
    }
}
