using LettucePlug.Host.Plugins;

namespace LettucePlug.Plugins.Tests;

/// <summary>Paths that would lead out of a plugin's folder.</summary>
public sealed class PathTests
{
    [Theory]
    [InlineData("../x.dll")]
    [InlineData("/etc/x.dll")]
    [InlineData("sub/../../x.dll")]
    [InlineData("../test.good-evil/x.dll")]
    [InlineData("sub/Good.dll")]
    [InlineData(@"C:\x.dll")]
    [InlineData(@"..\x.dll")]
    [InlineData("~/x.dll")]
    [InlineData("file:///x.dll")]
    [InlineData("Good.dll::$DATA")]
    [InlineData("Good.so")]
    [InlineData(".dll")]
    [InlineData("G\u00f6od.dll")]
    public async Task An_assembly_that_is_no_plain_file_name_is_refused(string path)
    {
        await using var bed = new PluginBed();
        bed.AddBundled("test.good", edit: manifest => manifest["assembly"] = path);

        var status = await bed.StatusAsync("test.good");

        status.State.ShouldBe(PluginState.Invalid);
        status.Error!.Code.ShouldBe("E10");
        status.Error.Stage.ShouldBe(PluginStage.Paths);
    }

    [Fact]
    public async Task A_path_with_NUL_is_refused()
    {
        await using var bed = new PluginBed();
        bed.AddBundled("test.good", edit: manifest => manifest["assembly"] = "Good.dll\0.txt");

        (await bed.StatusAsync("test.good")).Error!.Code.ShouldBe("E07");
    }

    [Fact]
    public void A_folder_whose_name_only_begins_alike_is_not_inside()
    {
        using var folder = new TempDir();
        folder.Write("acme/x.dll", "");
        folder.Write("acme-evil/x.dll", "");

        RealPath.IsInside(folder.File("acme"), folder.File("acme", "x.dll")).ShouldBeTrue();
        RealPath.IsInside(folder.File("acme"), folder.File("acme-evil", "x.dll")).ShouldBeFalse();
        RealPath.IsInside(folder.File("acme"), folder.File("acme", "..", "acme-evil", "x.dll")).ShouldBeFalse();
        RealPath.IsInside(folder.File("acme"), folder.File("acme")).ShouldBeFalse();
    }

    [Fact]
    public void Links_in_a_circle_do_not_hang()
    {
        using var folder = new TempDir();
        File.CreateSymbolicLink(folder.File("a"), folder.File("b"));
        File.CreateSymbolicLink(folder.File("b"), folder.File("a"));

        Should.Throw<IOException>(() => RealPath.Resolve(folder.File("a")));
    }

    [Fact]
    public async Task An_assembly_that_is_a_link_is_refused()
    {
        await using var bed = new PluginBed();
        var file = Path.Combine(bed.AddBundled("test.good"), "Good.dll");
        File.Delete(file);
        File.CreateSymbolicLink(file, Path.Combine(PluginBed.Fixture("test.good"), "Good.dll"));

        var problem = await bed.RefusalAsync("test.good");

        problem.Code.ShouldBe("E11");
        problem.Message.ShouldContain("symbolic link");
    }

    [Fact]
    public async Task A_linked_folder_inside_a_plugin_is_refused()
    {
        await using var bed = new PluginBed();
        var folder = bed.AddBundled("test.good");
        Directory.CreateSymbolicLink(Path.Combine(folder, "fr"), PluginBed.Fixture("test.localized"));

        (await bed.RefusalAsync("test.good")).Code.ShouldBe("E11");
    }

    [Fact]
    public async Task A_third_party_plugin_that_everybody_can_change_is_refused()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no modes.");
        await using var bed = new PluginBed();
        var folder = await bed.AddTrustedAsync("test.good");
        var file = Path.Combine(folder, "Good.dll");
        File.SetUnixFileMode(file, File.GetUnixFileMode(file) | UnixFileMode.OtherWrite);

        var problem = await bed.RefusalAsync("test.good");

        problem.Code.ShouldBe("E13");
        problem.Message.ShouldContain("every user of this machine");
    }

    [Fact]
    public async Task Dependencies_that_a_hand_written_list_looks_for_elsewhere_are_not_loaded()
    {
        await using var bed = new PluginBed();
        var folder = bed.AddBundled("test.uses-one");
        var list = Path.Combine(folder, "UsesDependencyOne.deps.json");
        File.Move(Path.Combine(folder, "TestDependency.dll"), bed.FileOf("TestDependency.dll"));
        File.WriteAllText(list, File.ReadAllText(list).Replace("TestDependency.dll", "../../../TestDependency.dll", StringComparison.Ordinal));

        (await bed.RefusalAsync("test.uses-one")).Code.ShouldBe("E25");
    }

    [Fact]
    public async Task A_path_in_the_users_list_that_is_no_folder_of_this_machine_is_refused()
    {
        await using var bed = new PluginBed();
        bed.WriteUserList("""{ "plugins": [{ "id": "acme.paint", "path": "file:///tmp/x" }] }""");
        await using var host = bed.NewHost();

        host.List().ShouldBeEmpty();
        host.Problems.ShouldContain(problem => problem.Code == "E10" && problem.Message.Contains("acme.paint"));
    }
}
