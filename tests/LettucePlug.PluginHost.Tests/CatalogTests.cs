using LettucePlug.Host.Plugins;

namespace LettucePlug.Plugins.Tests;

/// <summary>The two lists of plugins, and what a user does with them.</summary>
public sealed class CatalogTests
{
    [Fact]
    public async Task Listing_opens_no_assembly()
    {
        await using var bed = new PluginBed();
        var folder = bed.AddBundled("test.good");
        File.WriteAllText(Path.Combine(folder, "Good.dll"), "not an assembly");
        await using var host = bed.NewHost();

        var status = host.List().Single();

        status.State.ShouldBe(PluginState.Ready);
        status.Version.ShouldBe("1.2.3");
        status.Kind.ShouldBe(PluginKind.Provider);
        status.IsBundled.ShouldBeTrue();
        host.Providers.Single().ShouldBe(new ContributedProvider { Id = "good", Title = "Good pictures", PluginId = "test.good" });
    }

    [Fact]
    public async Task A_path_in_the_users_list_needs_trust_and_names_the_command()
    {
        await using var bed = new PluginBed();
        var folder = bed.AddLoose("test.good");
        bed.WriteUserList($$"""{ "plugins": [{ "id": "test.good", "path": "{{folder}}" }] }""");
        await using var host = bed.NewHost();

        var status = host.List().Single();
        status.State.ShouldBe(PluginState.Untrusted);
        status.Error!.Code.ShouldBe("E19");
        status.Error.Fix.ShouldContain($"plugins trust '{folder}'");
        (await Should.ThrowAsync<PluginLoadException>(async () => await host.GetProviderAsync("good", TestContext.Current.CancellationToken))).Code.ShouldBe("E19");

        host.Trust(folder).State.ShouldBe(PluginState.Ready);
        (await host.GetProviderAsync("good", TestContext.Current.CancellationToken)).PluginId.ShouldBe("test.good");
    }

    [Fact]
    public async Task Trust_holds_for_one_folder_only()
    {
        await using var bed = new PluginBed();
        await bed.AddTrustedAsync("test.good");
        var other = bed.AddLoose("test.good", "test.other", manifest => manifest["id"] = "test.good");
        bed.WriteUserList($$"""{ "plugins": [{ "id": "test.good", "path": "{{other}}" }] }""");

        (await bed.StatusAsync("test.good")).State.ShouldBe(PluginState.Untrusted);
    }

    [Fact]
    public async Task A_folder_that_holds_no_plugin_cannot_be_trusted()
    {
        await using var bed = new PluginBed();
        await using var host = bed.NewHost();

        Should.Throw<PluginLoadException>(() => host.Trust(bed.Home)).Code.ShouldBe("E01");
        File.Exists(bed.UserList).ShouldBeFalse();
    }

    [Fact]
    public async Task Safe_mode_leaves_third_party_plugins_alone()
    {
        await using var bed = new PluginBed();
        await bed.AddTrustedAsync("test.good");
        bed.AddBundled("test.uses-one");
        await using var host = bed.NewHost(safeMode: true);

        host.List().ToDictionary(plugin => plugin.Id, plugin => plugin.State).ShouldBe(
            new Dictionary<string, PluginState> { ["test.uses-one"] = PluginState.Ready, ["test.good"] = PluginState.Disabled },
            ignoreOrder: true);
    }

    [Fact]
    public async Task Disable_and_enable_change_one_word_of_the_users_list()
    {
        await using var bed = new PluginBed();
        bed.AddBundled("test.good");
        const string Mine = "{\n  // mine\n  \"plugins\": [\n    { \"id\": \"test.good\", \"settings\": { \"a\": 1 } }, // keep\n  ],\n}\n";
        bed.WriteUserList(Mine);
        await using var host = bed.NewHost();

        host.Disable("test.good").State.ShouldBe(PluginState.Disabled);
        File.ReadAllText(bed.UserList).ShouldBe(Mine.Replace("1 } }", "1 }, \"enabled\": false }"));
        host.Enable("test.good").State.ShouldBe(PluginState.Ready);
        File.ReadAllText(bed.UserList).ShouldBe(Mine.Replace("1 } }", "1 }, \"enabled\": true }"));
    }

    [Fact]
    public async Task A_list_that_cannot_be_read_is_never_written_to()
    {
        await using var bed = new PluginBed();
        bed.AddBundled("test.good");
        bed.WriteUserList("{ \"plugins\": [");
        await using var host = bed.NewHost();

        Should.Throw<PluginLoadException>(() => host.Disable("test.good")).Code.ShouldBe("E02");
        File.ReadAllText(bed.UserList).ShouldBe("{ \"plugins\": [");
    }

    [Fact]
    public async Task A_list_that_is_being_edited_leaves_the_last_good_one_in_force()
    {
        await using var bed = new PluginBed();
        bed.AddBundled("test.good");
        bed.WriteUserList("""{ "disabled": ["test.good"] }""");
        (await bed.StatusAsync("test.good")).State.ShouldBe(PluginState.Disabled);

        bed.WriteUserList("""{ "disabled": ["test.go""");
        await using var host = bed.NewHost();

        host.List().Single().State.ShouldBe(PluginState.Disabled);
        host.Problems.ShouldContain(problem => problem.Code == "E02" && problem.IsWarning && problem.Message.Contains("last list that could be read"));
    }

    [Fact]
    public async Task The_users_order_comes_first()
    {
        await using var bed = new PluginBed();
        bed.AddBundled("test.good");
        bed.AddBundled("test.uses-one");
        bed.AddBundled("test.uses-two");
        bed.WriteUserList("""{ "order": ["test.uses-two", "test.uses-one"] }""");
        await using var host = bed.NewHost();

        host.List().Select(plugin => plugin.Id).ShouldBe(["test.uses-two", "test.uses-one", "test.good"]);
    }

    [Fact]
    public async Task Two_plugins_that_offer_the_same_provider_are_told_apart()
    {
        await using var bed = new PluginBed();
        bed.AddBundled("test.good");
        bed.AddBundled("test.good", "test.twin");
        await using var host = bed.NewHost();

        var twin = host.List().Single(plugin => plugin.Id == "test.twin");

        twin.Error!.Code.ShouldBe("E06");
        twin.Error.Message.ShouldContain("'test.good' offers already");
        host.Providers.Single().PluginId.ShouldBe("test.good");
    }

    [Fact]
    public async Task A_manifest_of_another_plugin_is_refused()
    {
        await using var bed = new PluginBed();
        bed.AddBundled("test.good", "test.alias", manifest => manifest["id"] = "test.good");

        (await bed.StatusAsync("test.alias")).Error!.Code.ShouldBe("E05");
    }

    [Fact]
    public async Task A_plugin_that_wants_a_process_of_its_own_is_not_run_without_one()
    {
        await using var bed = new PluginBed();
        bed.AddBundled("test.good", edit: manifest => manifest["isolation"] = "process");

        var status = await bed.StatusAsync("test.good");

        status.Isolation.ShouldBe(PluginIsolation.Process);
        status.Error!.Message.ShouldContain("isolation 'process'");
    }

    [Fact]
    public async Task The_settings_of_the_user_reach_the_details_and_an_unknown_plugin_is_named()
    {
        await using var bed = new PluginBed();
        bed.AddBundled("test.good");
        await using var host = bed.NewHost();

        host.GetDetails("test.good").Manifest!.EntryPoint.ShouldBe("Good.GoodPlugin");
        var thrown = Should.Throw<PluginLoadException>(() => host.GetDetails("test.bad"));
        thrown.Code.ShouldBe("E40");
        thrown.Hint.ShouldBe("There are: test.good");
    }
}
