using System.Text.Json.Nodes;
using LettucePlug.Host.Plugins;

namespace LettucePlug.Plugins.Tests;

/// <summary>Plugins that need other plugins.</summary>
public sealed class RequirementTests
{
    [Fact]
    public async Task A_requirement_that_is_not_installed_is_named()
    {
        await using var bed = new PluginBed();
        bed.AddBundled("test.good", edit: manifest => manifest["requires"] = new JsonObject { ["acme.base"] = ">=1.0 <2" });

        var status = await bed.StatusAsync("test.good");

        status.State.ShouldBe(PluginState.Incompatible);
        status.Error!.Code.ShouldBe("E18");
        status.Error.Message.ShouldContain("acme.base >=1.0 <2, which is not installed");
    }

    [Fact]
    public async Task A_requirement_of_another_version_is_named_with_the_one_installed()
    {
        await using var bed = new PluginBed();
        bed.AddBundled("test.uses-one");
        bed.AddBundled("test.good", edit: manifest => manifest["requires"] = new JsonObject { ["test.uses-one"] = ">=2" });

        (await bed.StatusAsync("test.good")).Error!.Message.ShouldContain("version 1.0.0 is installed");
    }

    [Fact]
    public async Task A_cycle_of_requirements_is_printed()
    {
        await using var bed = new PluginBed();
        bed.AddBundled("test.uses-one", edit: manifest => manifest["requires"] = new JsonObject { ["test.uses-two"] = ">=1" });
        bed.AddBundled("test.uses-two", edit: manifest => manifest["requires"] = new JsonObject { ["test.uses-one"] = ">=1" });

        var status = await bed.StatusAsync("test.uses-one");

        status.Error!.Code.ShouldBe("E18");
        status.Error.Message.ShouldContain("test.uses-one -> test.uses-two -> test.uses-one");
    }
}
