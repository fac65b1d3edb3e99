using System.Text.Json.Nodes;
using LettucePlug.Host.Plugins;

namespace LettucePlug.Plugins.Tests;

/// <summary>Plugins whose references do not fit this host, or only just do.</summary>
public sealed class DependencyTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_missing_dependency_is_named_with_its_version_before_anything_is_loaded()
    {
        await using var bed = new PluginBed();
        var folder = bed.AddBundled("test.uses-one");
        File.Delete(Path.Combine(folder, "TestDependency.dll"));

        var problem = await bed.RefusalAsync("test.uses-one");

        problem.Code.ShouldBe("E25");
        problem.Stage.ShouldBe(PluginStage.Preflight);
        problem.Message.ShouldContain("TestDependency.dll 1.0.0.0");
    }

    [Fact]
    public async Task A_dependency_that_is_too_old_is_named_with_both_versions()
    {
        await using var bed = new PluginBed();
        var folder = bed.AddBundled("test.uses-two");
        File.Copy(Path.Combine(PluginBed.Fixture("test.uses-one"), "TestDependency.dll"), Path.Combine(folder, "TestDependency.dll"), overwrite: true);

        var problem = await bed.RefusalAsync("test.uses-two");

        problem.Code.ShouldBe("E25");
        problem.Message.ShouldContain("2.0.0.0");
        problem.Message.ShouldContain("1.0.0.0");
    }

    [Theory]
    [InlineData(2)]
    [InlineData(0)]
    public async Task Another_major_version_of_the_SDK_is_refused_in_both_directions(ushort major)
    {
        await using var bed = new PluginBed();
        var folder = bed.AddBundled("test.good");
        PatchedAssembly.Patch(Path.Combine(folder, "Good.dll"), assembly => assembly.Reference("LettucePlug.Sdk", major));

        var problem = await bed.RefusalAsync("test.good");

        problem.Code.ShouldBe("E14");
        problem.Message.ShouldContain($"{major}.0.0.0");
        problem.Message.ShouldContain("1.0.0.0");
    }

    [Theory]
    [InlineData(">=2 <3")]
    [InlineData(">=0.5 <1")]
    public async Task A_manifest_for_another_SDK_is_refused_without_opening_the_assembly(string range)
    {
        await using var bed = new PluginBed();
        var folder = bed.AddBundled("test.good", edit: manifest => manifest["sdk"] = range);
        File.Delete(Path.Combine(folder, "Good.dll"));

        var status = await bed.StatusAsync("test.good");

        status.State.ShouldBe(PluginState.Incompatible);
        status.Error!.Code.ShouldBe("E14");
    }

    [Theory]
    [InlineData("AddProvider", "AddProvidex", "LettucePlug.Sdk.IPluginRegistry.AddProvidex")]
    [InlineData("set_Step", "set_Stex", "LettucePlug.Sdk.ImageProgress.set_Stex")]
    [InlineData("ICancellableJobs", "ICancellableJobz", "LettucePlug.Sdk.ICancellableJobz")]
    public async Task What_only_a_newer_SDK_has_is_named_before_any_code_runs(string known, string newer, string named)
    {
        await using var bed = new PluginBed();
        var folder = bed.AddBundled("test.good");
        PatchedAssembly.Patch(Path.Combine(folder, "Good.dll"), assembly => assembly.Rename(known, newer));

        var problem = await bed.RefusalAsync("test.good");

        problem.Code.ShouldBe("E22");
        problem.Message.ShouldContain(named);
        problem.Fix.ShouldContain("Update LettucePlug");
    }

    [Fact]
    public async Task An_enum_value_that_only_a_newer_SDK_has_is_taken()
    {
        await using var bed = new PluginBed();
        bed.AddBundled("test.good");
        await using var host = bed.NewHost();

        await host.GetProviderAsync("good", Token);

        bed.Log.Lines.ShouldContain("Error: registered");
    }

    [Fact]
    public async Task A_plugin_that_lacks_a_member_of_an_interface_faults_and_is_named()
    {
        await using var bed = new PluginBed();
        var folder = bed.AddBundled("test.pack", edit: manifest =>
        {
            manifest["kind"] = "provider";
            manifest["contributes"] = new JsonObject { ["providers"] = new JsonArray(new JsonObject { ["id"] = "pack" }) };
        });
        PatchedAssembly.Patch(Path.Combine(folder, "Pack.dll"), assembly => assembly.Rename("Register", "Registez"));
        await using var host = bed.NewHost();

        var thrown = await Should.ThrowAsync<PluginLoadException>(async () => await host.GetProviderAsync("pack", Token));

        thrown.Code.ShouldBe("E30");
        thrown.Message.ShouldContain("test.pack");
        host.List().Single().State.ShouldBe(PluginState.Faulted);
    }

    [Fact]
    public async Task Two_plugins_use_two_versions_of_one_assembly()
    {
        await using var bed = new PluginBed();
        bed.AddBundled("test.uses-one");
        bed.AddBundled("test.uses-two");
        await using var host = bed.NewHost();

        (await host.GetProviderAsync("uses-one", Token)).Info.Title.ShouldBe("dependency One");
        (await host.GetProviderAsync("uses-two", Token)).Info.Title.ShouldBe("dependency Two");
    }

    [Fact]
    public async Task A_copy_of_the_SDK_in_the_plugin_is_not_used_and_warned_about()
    {
        await using var bed = new PluginBed();
        var folder = bed.AddBundled("test.good");
        File.Copy(typeof(LettucePlug.Sdk.IPlugin).Assembly.Location, Path.Combine(folder, "LettucePlug.Sdk.dll"));
        await using var host = bed.NewHost();

        var provider = await host.GetProviderAsync("good", Token);

        provider.Info.Title.ShouldBe("Good pictures");
        host.List().Single().Warnings.ShouldContain(warning => warning.Code == "E21");
    }

    [Fact]
    public async Task A_copy_of_another_major_SDK_is_refused_together_with_the_reference_to_it()
    {
        await using var bed = new PluginBed();
        var folder = bed.AddBundled("test.good");
        var copy = Path.Combine(folder, "LettucePlug.Sdk.dll");
        File.Copy(typeof(LettucePlug.Sdk.IPlugin).Assembly.Location, copy);
        PatchedAssembly.Patch(copy, assembly => assembly.Define(2));
        PatchedAssembly.Patch(Path.Combine(folder, "Good.dll"), assembly => assembly.Reference("LettucePlug.Sdk", 2));

        var verification = await bed.VerifyAsync("test.good");

        verification.Problems.Select(problem => problem.Code).ShouldBe(["E21", "E14"]);
        verification.Ok.ShouldBeFalse();
    }

    [Fact]
    public async Task A_plugin_for_ASP_NET_is_told_which_framework_is_missing()
    {
        await using var bed = new PluginBed();
        bed.AddBundled("test.aspnet");

        var problem = await bed.RefusalAsync("test.aspnet");

        problem.Code.ShouldBe("E17");
        problem.Message.ShouldContain("Microsoft.AspNetCore.App");
    }

    [Fact]
    public async Task A_plugin_for_an_older_framework_runs()
    {
        await using var bed = new PluginBed();
        var folder = bed.AddBundled("test.good", edit: manifest => manifest["targetFramework"] = "net8.0");
        PatchedAssembly.Patch(Path.Combine(folder, "Good.dll"), assembly =>
        {
            assembly.Reference("System.Runtime", 8);
            assembly.ReplaceText(".NETCoreApp,Version=v10.0", ".NETCoreApp,Version=v8.00");
        });
        await using var host = bed.NewHost();

        (await host.GetProviderAsync("good", Token)).Info.Id.ShouldBe("good");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_plugin_for_a_newer_framework_is_refused(bool byReference)
    {
        await using var bed = new PluginBed();
        var folder = bed.AddBundled("test.good");
        PatchedAssembly.Patch(Path.Combine(folder, "Good.dll"), assembly =>
        {
            if (byReference)
            {
                assembly.Reference("System.Runtime", 11);
            }
            else
            {
                assembly.ReplaceText(".NETCoreApp,Version=v10.0", ".NETCoreApp,Version=v11.0");
            }
        });

        var problem = await bed.RefusalAsync("test.good");

        problem.Code.ShouldBe("E15");
        problem.Message.ShouldContain(".NET 11");
    }

    [Fact]
    public async Task Two_plugins_with_one_assembly_name_are_kept_apart_and_warned_about()
    {
        await using var bed = new PluginBed();
        bed.AddBundled("test.uses-one");
        bed.AddBundled("test.uses-one", "test.uses-one-again", manifest =>
        {
            manifest["contributes"] = new JsonObject { ["providers"] = new JsonArray(new JsonObject { ["id"] = "again" }) };
        });
        await using var host = bed.NewHost();

        (await host.GetProviderAsync("uses-one", Token)).Info.Title.ShouldBe("dependency One");
        host.Verify("test.uses-one").Single().Ok.ShouldBeTrue();
        host.Verify("test.uses-one").Single().Problems.ShouldContain(problem => problem.Code == "E29");
    }
}
