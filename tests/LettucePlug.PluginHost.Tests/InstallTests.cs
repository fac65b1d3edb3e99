using LettucePlug.Host.Plugins;

namespace LettucePlug.Plugins.Tests;

/// <summary>From a package to a plugin that runs, and what is refused on the way.</summary>
public sealed class InstallTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("folder")]
    [InlineData("archive")]
    [InlineData("archive of the folder")]
    public async Task An_installed_plugin_runs_from_a_place_of_its_own(string form)
    {
        await using var bed = new PluginBed();
        var folder = bed.AddLoose("test.good");
        var package = form == "folder" ? folder : Packages.Pack(bed, folder, below: form == "archive" ? "" : "test.good/");
        await using var host = bed.NewHost();

        host.Install(package).State.ShouldBe(PluginState.Ready);

        host.GetDetails("test.good").Folder.ShouldBe(Path.Combine(bed.Home, "plugins", "test.good", "1.2.3"));
        (await host.GetProviderAsync("good", Token)).PluginId.ShouldBe("test.good");
        Packages.Leftovers(bed).ShouldBeEmpty();
        await using var next = bed.NewHost();
        next.List().ShouldHaveSingleItem().State.ShouldBe(PluginState.Ready);
        next.Verify().ShouldAllBe(one => one.Ok);
    }

    [Fact]
    public async Task A_new_version_lies_beside_the_old_one_which_goes_on_where_it_runs()
    {
        await using var bed = new PluginBed();
        await using var running = bed.NewHost();
        running.Install(bed.AddLoose("test.good"));
        var provider = await running.GetProviderAsync("good", Token);
        await using var other = bed.NewHost();

        other.Install(bed.AddLoose("test.good", "test.newer", manifest =>
        {
            manifest["id"] = "test.good";
            manifest["version"] = "1.3.0";
        })).Version.ShouldBe("1.3.0");

        await using var client = provider.Connect(null!); // the fixture has no use for a connection
        (await client.Models!.ListModelsAsync(Token)).ShouldNotBeEmpty();
        Directory.GetDirectories(Path.Combine(bed.Home, "plugins", "test.good")).Select(Path.GetFileName).Order().ShouldBe(["1.2.3", "1.3.0"]);
    }

    [Fact]
    public async Task The_same_version_again_changes_nothing_and_other_files_under_it_are_refused()
    {
        await using var bed = new PluginBed();
        await using var host = bed.NewHost();
        var folder = bed.AddLoose("test.good");
        host.Install(folder);

        host.Install(folder).State.ShouldBe(PluginState.Ready);
        await File.WriteAllTextAsync(Path.Combine(folder, "extra.txt"), "new", Token);
        var refused = Should.Throw<PluginLoadException>(() => host.Install(folder));

        refused.Code.ShouldBe("E06");
        refused.Message.ShouldContain("version 1.2.3 is installed already, with other files");
        refused.Hint!.ShouldContain("lettuceplug plugins remove test.good");
        Packages.Leftovers(bed).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_removed_plugin_is_off_the_list_and_the_disk_and_no_longer_trusted()
    {
        await using var bed = new PluginBed();
        bed.WriteUserList("{\n  // mine\n  \"plugins\": [\n    { \"id\": \"test.other\", \"path\": \"/none\" },\n  ],\n}\n");
        await using var host = bed.NewHost();
        host.Install(bed.AddLoose("test.good"));
        var data = Directory.CreateDirectory(Path.Combine(bed.Home, "plugin-data", "test.good"));

        host.Remove("test.good").Id.ShouldBe("test.good");

        host.List().ShouldHaveSingleItem().Id.ShouldBe("test.other");
        Directory.Exists(Path.Combine(bed.Home, "plugins", "test.good")).ShouldBeFalse();
        data.Exists.ShouldBeTrue();
        (await File.ReadAllTextAsync(bed.UserList, Token)).ShouldContain("// mine");
        (await File.ReadAllTextAsync(Path.Combine(bed.Home, "state", "trusted-plugins"), Token)).ShouldNotContain("test.good");
    }

    [Fact]
    public async Task A_trusted_folder_is_taken_off_the_list_and_left_where_it_is()
    {
        await using var bed = new PluginBed();
        var folder = await bed.AddTrustedAsync("test.good");
        await using var host = bed.NewHost();

        host.Remove("test.good");

        host.List().ShouldBeEmpty();
        File.Exists(Path.Combine(folder, "Good.dll")).ShouldBeTrue();
    }

    [Fact]
    public async Task What_comes_with_the_program_can_be_neither_replaced_nor_removed()
    {
        await using var bed = new PluginBed();
        bed.AddBundled("test.good");
        await using var host = bed.NewHost();

        Should.Throw<PluginLoadException>(() => host.Install(bed.AddLoose("test.good"))).Code.ShouldBe("E06");
        var refused = Should.Throw<PluginLoadException>(() => host.Remove("test.good"));

        refused.Code.ShouldBe("E19");
        refused.Hint.ShouldBe("Switch it off: lettuceplug plugins disable test.good");
        Packages.Leftovers(bed).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_plugin_that_fails_its_checks_is_not_installed()
    {
        await using var bed = new PluginBed();
        var folder = bed.AddLoose("test.good");
        File.Delete(Path.Combine(folder, "Good.dll"));
        await using var host = bed.NewHost();

        var refused = Should.Throw<PluginLoadException>(() => host.Install(folder));

        refused.Code.ShouldBe("E12");
        refused.Message.ShouldBe("plugin 'test.good', stage paths: Good.dll is not in the package");
        host.List().ShouldBeEmpty();
        Packages.Leftovers(bed).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_package_that_is_not_there_or_holds_no_plugin_is_named()
    {
        await using var bed = new PluginBed();
        await using var host = bed.NewHost();

        Should.Throw<PluginLoadException>(() => host.Install(bed.FileOf("none.zip"))).Message.ShouldBe("plugin 'none.zip', stage discover: there is no such file or folder");
        Should.Throw<PluginLoadException>(() => host.Install(bed.Bundled)).Message.ShouldContain("there is no plugin.json at its top");
    }

    [Fact]
    public async Task What_a_killed_installation_left_is_swept_away_by_the_next_and_that_of_a_living_one_is_not()
    {
        await using var bed = new PluginBed();
        var dead = Directory.CreateDirectory(Path.Combine(bed.Home, "plugins", ".tmp-999999999-x"));
        var alive = Directory.CreateDirectory(Path.Combine(bed.Home, "plugins", $".tmp-{Environment.ProcessId}-x"));
        await using var host = bed.NewHost();

        host.Install(bed.AddLoose("test.good"));

        Directory.Exists(dead.FullName).ShouldBeFalse();
        Directory.Exists(alive.FullName).ShouldBeTrue();
    }
}
