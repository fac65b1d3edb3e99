namespace LettucePlug.EndToEnd;

public sealed class ConnectionsTests : HostTest
{
    [Fact]
    public async Task A_fresh_home_has_sketch_ready_for_every_feature()
    {
        var doctor = await DoneAsync("doctor", "--json");

        doctor.Json.GetProperty("checks").EnumerateArray()
            .Where(check => !check.GetProperty("ok").GetBoolean()).ShouldBeEmpty();
        (await DoneAsync("connections", "test", "sketch", "--json")).Json.GetProperty("ok").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task I_can_add_change_and_remove_a_connection()
    {
        var added = await DoneAsync("connections", "add", "sketch", "--id", "slow", "--name", "Slow one", "--set", "stepDelayMs=5", "--json");
        added.Json.GetProperty("id").GetString().ShouldBe("slow");
        added.Json.GetProperty("settings").GetProperty("stepDelayMs").GetString().ShouldBe("5");

        var changed = await DoneAsync("connections", "set", "slow", "--set", "stepDelayMs=", "--name", "Fast one", "--json");
        changed.Json.GetProperty("name").GetString().ShouldBe("Fast one");
        changed.Json.GetProperty("settings").EnumerateObject().ShouldBeEmpty();

        await DoneAsync("connections", "remove", "slow");
        await RefusedAsync(2, "no-such-connection", "connections", "show", "slow");
    }

    [Fact]
    public async Task I_can_add_a_model_and_its_scopes_are_found_out()
    {
        var added = await DoneAsync("models", "add", "sketch", "sketch-image", "--id", "mine", "--set", "steps=9", "--json");

        added.Json.GetProperty("output")[0].GetString().ShouldBe("image");
        added.Json.GetProperty("settings").GetProperty("steps").GetString().ShouldBe("9");
        await DoneAsync("settings", "set", "image.model", "mine");
        (await DoneAsync("route", "explain", "image", "--json")).Json.GetProperty("chosen").GetString().ShouldBe("mine");
    }

    [Theory]
    [InlineData("no-such-provider", "connections", "add", "sketh")]
    [InlineData("id-taken", "connections", "add", "sketch", "--id", "sketch")]
    [InlineData("bad-id", "connections", "add", "sketch", "--id", "Not An Id")]
    [InlineData("no-url-wanted", "connections", "add", "sketch", "--url", "http://127.0.0.1:1")]
    [InlineData("unknown-connection-setting", "connections", "set", "sketch", "--set", "stepDelyMs=1")]
    [InlineData("bad-setting-value", "connections", "set", "sketch", "--set", "stepDelayMs=soon")]
    [InlineData("bad-pair", "connections", "set", "sketch", "--set", "stepDelayMs")]
    [InlineData("unreadable-file", "connections", "set", "sketch", "--set-file", "stepDelayMs=/no/such/file")]
    [InlineData("one-key-only", "connections", "set", "sketch", "--key-env", "A", "--key-command", "b")]
    [InlineData("no-such-connection", "connections", "test", "skech")]
    [InlineData("no-such-connection", "models", "add", "skech", "x")]
    [InlineData("no-such-connection", "models", "list", "--connection", "skech")]
    [InlineData("no-such-model", "models", "show", "sketch-imge")]
    [InlineData("bad-scopes", "models", "set", "sketch-image", "--input", "smell")]
    [InlineData("unknown-model-setting", "models", "set", "sketch-image", "--set", "stpes=4")]
    [InlineData("unknown-feature", "route", "explain", "imge")]
    public async Task A_mistake_is_refused_with_its_own_code(string code, params string[] line) =>
        await RefusedAsync(2, code, line);

    [Fact]
    public async Task A_model_that_is_gone_is_a_refusal_with_the_way_out()
    {
        await DoneAsync("settings", "set", "image.model", "gone");

        var result = await Program.RunAsync("route", "explain", "image");

        result.ExitCode.ShouldBe(3);
        result.Error.ShouldContain("lettuceplug settings set image.model sketch-image");
    }

    [Fact]
    public async Task A_key_from_standard_input_is_kept_and_never_shown()
    {
        var result = await Program.RunWithInputAsync("sk-marker-12345\n", "connections", "set", "sketch", "--key-stdin", "--json");

        result.Json.GetProperty("hasKey").GetBoolean().ShouldBeTrue();
        (result.Output + result.Error).ShouldNotContain("sk-marker-12345");
        File.ReadAllText(Home.File("connections.json")).ShouldNotContain("sk-marker-12345");
        File.GetUnixFileMode(Home.File("secrets.json")).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Fact]
    public async Task A_key_that_is_not_where_I_said_is_my_matter_and_never_the_plugins_fault()
    {
        Program.Environment["NO_SUCH_KEY"] = "";
        await DoneAsync("connections", "add", "openai", "--id", "cloud", "--key-env", "NO_SUCH_KEY");

        for (var attempt = 0; attempt < 4; attempt++)
        {
            var refused = await RefusedAsync(2, "key-unavailable", "models", "list", "--remote", "--connection", "cloud");
            refused.Error.ShouldContain("environment variable NO_SUCH_KEY, which is not set");
        }

        var openAi = (await DoneAsync("plugins", "list", "--json")).Json.GetProperty("items").EnumerateArray()
            .Single(plugin => plugin.GetProperty("id").GetString() == "lettuceplug.openai");
        openAi.GetProperty("state").GetString().ShouldBe("ready");
    }

    [Fact]
    public async Task A_test_that_fails_answers_in_JSON_and_tells_people_on_stderr()
    {
        await DoneAsync("connections", "add", "openai-compatible", "--id", "box", "--url", "http://127.0.0.1:1");

        var result = await Program.RunAsync("connections", "test", "box", "--json");

        result.ExitCode.ShouldBe(4);
        result.Json.GetProperty("ok").GetBoolean().ShouldBeFalse();
        result.Json.GetProperty("problem").GetString()!.ShouldContain("does not accept connections");
        result.Error.ShouldContain("error: ");
        result.Error.ShouldContain("hint: ");
    }

    [Fact]
    public async Task A_model_I_choose_before_I_have_it_is_taken_with_a_warning() =>
        (await DoneAsync("settings", "set", "image.model", "later")).Error.ShouldContain("there is no model 'later' yet");

    [Fact]
    public async Task An_empty_standard_input_is_no_key()
    {
        var result = await Program.RunWithInputAsync("", "connections", "set", "sketch", "--key-stdin", "--json");

        result.ExitCode.ShouldBe(2);
        result.Json.GetProperty("error").GetProperty("code").GetString().ShouldBe("no-key-given");
    }

    [Fact]
    public async Task A_home_that_cannot_be_made_is_named()
    {
        File.WriteAllText(Home.File("file"), "");

        var result = await Program.RunAsync("--home", Home.File("file"), "settings", "set", "scene.mode", "manual", "--json");

        result.ExitCode.ShouldBe(2, result.ToString());
        result.Json.GetProperty("error").GetProperty("message").GetString()!.ShouldContain("file");
    }
}
