namespace LettucePlug.EndToEnd;

public sealed class PluginsTests : HostTest
{
    [Fact]
    public async Task I_can_see_the_bundled_plugins_on_a_fresh_home()
    {
        var items = (await DoneAsync("plugins", "list", "--json")).Json.GetProperty("items");

        var sketch = items.EnumerateArray().Single(plugin => plugin.GetProperty("id").GetString() == "lettuceplug.sketch");
        sketch.GetProperty("kind").GetString().ShouldBe("provider");
        sketch.GetProperty("state").GetString().ShouldBe("ready");
        sketch.GetProperty("isolation").GetString().ShouldBe("inproc");
        sketch.TryGetProperty("error", out _).ShouldBeFalse();
        Directory.Exists(Home.File("plugin-data")).ShouldBeFalse("listing must not start anything");
    }

    [Fact]
    public async Task Every_bundled_plugin_passes_its_checks()
    {
        var items = (await DoneAsync("plugins", "verify", "--json")).Json.GetProperty("items");

        items.EnumerateArray().ShouldAllBe(plugin => plugin.GetProperty("ok").GetBoolean());
    }

    [Fact]
    public async Task I_can_switch_a_plugin_off_and_on_again()
    {
        (await DoneAsync("plugins", "disable", "lettuceplug.sketch", "--json")).Json.GetProperty("state").GetString().ShouldBe("disabled");
        (await DoneAsync("plugins", "list")).Output.ShouldContain("E39 it is switched off");
        (await DoneAsync("plugins", "enable", "lettuceplug.sketch", "--json")).Json.GetProperty("state").GetString().ShouldBe("ready");
    }

    [Fact]
    public async Task A_plugin_that_is_off_says_how_to_switch_it_on()
    {
        await DoneAsync("plugins", "disable", "lettuceplug.sketch");

        var result = await Program.RunAsync("connections", "test", "sketch");

        result.ExitCode.ShouldBe(5);
        (result.Output + result.Error).ShouldContain("lettuceplug plugins enable lettuceplug.sketch");
    }

    [Fact]
    public async Task I_can_trust_a_folder_and_am_told_what_that_means()
    {
        var folder = Home.File("mine");
        Home.Write("mine/plugin.json", """
            {
              "id": "acme.paint", "version": "1.0.0", "kind": "provider", "sdk": ">=1.0 <2", "assembly": "Paint.dll",
              "entryPoint": "Paint.Plugin", "contributes": { "providers": [{ "id": "paint" }] }
            }
            """);

        var trusted = await DoneAsync("plugins", "trust", folder);

        trusted.Error.ShouldContain("with your full rights");
        (await DoneAsync("plugins", "info", "acme.paint")).Output.ShouldContain(folder);
        var verify = await Program.RunAsync("plugins", "verify", "acme.paint");
        verify.ExitCode.ShouldBe(5);
        verify.Output.ShouldContain("E12 Paint.dll is not in");
    }

    [Fact]
    public async Task I_can_install_a_plugin_use_it_and_remove_it_again()
    {
        var built = Path.Combine(Tests.Support.Repository.Root, "artifacts", "test-plugins", "test.readme");

        var installed = await DoneAsync("plugins", "install", built, "--json");

        installed.Json.GetProperty("state").GetString().ShouldBe("ready");
        installed.Error.ShouldContain("with your full rights");
        await DoneAsync("connections", "add", "hello", "--id", "mine");
        (await DoneAsync("plugins", "remove", "test.readme", "--json")).Json.GetProperty("id").GetString().ShouldBe("test.readme");
        await RefusedAsync(5, "E40", "plugins", "info", "test.readme");
        await RefusedAsync(5, "E43", "plugins", "install", Home.Write("broken.zip", "PK"));
    }

    [Fact]
    public async Task A_folder_without_a_plugin_is_named_with_what_should_be_in_it() =>
        (await RefusedAsync(5, "E01", "plugins", "trust", ".")).Error.ShouldContain("there is no plugin.json in");

    [Fact]
    public async Task Doctor_says_what_is_wrong_with_plugins_and_how_to_mend_it()
    {
        (await DoneAsync("plugins", "doctor")).Output.ShouldBe("ok   plugins: 15 installed, all pass their checks\n");
        Home.Write("plugins.json", $$"""{ "plugins": [{ "id": "acme.paint", "path": "{{Home.File("none")}}" }] }""");

        var result = await Program.RunAsync("plugins", "doctor", "--json");

        result.ExitCode.ShouldBe(5, result.ToString());
        var check = result.Json.GetProperty("checks").EnumerateArray().Single(one => !one.GetProperty("ok").GetBoolean());
        check.GetProperty("name").GetString().ShouldBe("plugin acme.paint");
        check.GetProperty("fix").GetString().ShouldNotBeNullOrWhiteSpace();
    }

    [Fact]
    public async Task A_store_that_is_switched_off_is_named_by_doctor_with_the_way_out()
    {
        await DoneAsync("plugins", "disable", "lettuceplug.storage-sqlite");

        var result = await Program.RunAsync("doctor");

        result.ExitCode.ShouldBe(1);
        result.Output.ShouldContain("BAD  storage: plugin 'lettuceplug.storage-sqlite', stage gate: it is switched off");
        result.Output.ShouldContain("-> lettuceplug plugins enable lettuceplug.storage-sqlite");
        result.Output.ShouldContain("1 switched off");
    }

    [Fact]
    public async Task Switching_plugins_from_many_terminals_at_once_loses_nothing()
    {
        string[] ids = ["lettuceplug.openai", "lettuceplug.gemini", "lettuceplug.xai", "lettuceplug.stability"];

        await Task.WhenAll(ids.Select(id => DoneAsync("plugins", "disable", id)));

        var states = (await DoneAsync("plugins", "list", "--json")).Json.GetProperty("items").EnumerateArray()
            .Where(plugin => ids.Contains(plugin.GetProperty("id").GetString()))
            .Select(plugin => plugin.GetProperty("state").GetString());
        states.ShouldAllBe(state => state == "disabled");
    }

    [Fact]
    public async Task A_plugin_nobody_knows_is_named_with_those_there_are() =>
        (await RefusedAsync(5, "E40", "plugins", "info", "acme.paint")).Error.ShouldContain("lettuceplug.sketch");

    [Fact]
    public async Task A_list_that_cannot_be_read_is_told_on_stderr_and_the_rest_goes_on()
    {
        Home.Write("plugins.json", "{ \"plugins\": [");

        var list = await DoneAsync("plugins", "list");

        list.Output.ShouldContain("lettuceplug.sketch");
        list.Error.ShouldContain("E02");
    }
}
