namespace LettucePlug.EndToEnd;

public sealed class TemplatesTests : HostTest
{
    [Fact]
    public async Task I_can_swap_packs_override_a_prompt_and_go_back()
    {
        (await RenderAsync()).GetProperty("pack").GetString().ShouldBe("lettuce.core");

        await DoneAsync("templates", "use", "tags");
        (await RenderAsync()).GetProperty("pack").GetString().ShouldBe("lettuce.tags");

        var file = Home.Write("mine.liquid", "Mine: {{ avatar_request }}\n");
        var set = await DoneAsync("templates", "set", "avatar.generate", file, "--json");
        set.Json.GetProperty("overridden").GetBoolean().ShouldBeTrue();
        set.Error.ShouldContain("LQ307");
        var own = await RenderAsync();
        own.GetProperty("layer").GetString().ShouldBe("override");
        own.GetProperty("text").GetString()!.ShouldStartWith("Mine: ");

        await DoneAsync("templates", "reset", "avatar.generate");
        await DoneAsync("templates", "use", "core");
        (await RenderAsync()).GetProperty("pack").GetString().ShouldBe("lettuce.core");
    }

    [Fact]
    public async Task A_folder_of_files_is_a_pack()
    {
        Home.Write("templates/packs/mine/pack.yaml", "id: mine\nversion: 1.0.0\n");
        Home.Write("templates/packs/mine/prompts/avatar.generate.liquid", "Folder: {{ request }}\n");

        await DoneAsync("templates", "use", "mine");

        (await RenderAsync()).GetProperty("text").GetString()!.ShouldStartWith("Folder: ");
        (await DoneAsync("templates", "explain", "avatar.generate")).Output.ShouldContain("*  enabled");
    }

    [Fact]
    public async Task Lint_answers_as_text_JSON_and_SARIF()
    {
        var file = Home.Write("scene.writer.liquid", "{{ messages }}{{ request }}\n{% if user %}\n");

        var text = await Program.RunAsync("templates", "lint", file);
        text.ExitCode.ShouldBe(1);
        text.Output.ShouldContain($" --> {file}:2:1");
        text.Error.ShouldContain("1 error, 0 warnings");
        var json = await Program.RunAsync("templates", "lint", file, "--json");
        json.Json.GetProperty("items")[0].GetProperty("code").GetString().ShouldBe("LQ203");
        var sarif = await Program.RunAsync("templates", "lint", file, "--format", "sarif");
        sarif.Json.GetProperty("runs")[0].GetProperty("results")[0].GetProperty("ruleId").GetString().ShouldBe("LQ203");
        sarif.Output.ShouldContain(new Uri(file).AbsoluteUri);
        (await DoneAsync("templates", "lint")).Output.ShouldBeEmpty();
    }

    [Fact]
    public async Task Lint_of_a_folder_names_the_files_in_it()
    {
        Home.Write("draft/pack.yaml", "id: mine\nversion: 1.0.0\n");
        var file = Home.Write("draft/prompts/avatar.generate.liquid", "{{ request }}{{ reqest }}\n");

        foreach (var target in new[] { Home.File("draft"), file })
        {
            var findings = (await Program.RunAsync("templates", "lint", target, "--json")).Json.GetProperty("items").EnumerateArray().ToList();

            findings.Where(finding => finding.GetProperty("code").GetString() == "LQ303")
                .ShouldHaveSingleItem().GetProperty("file").GetString().ShouldBe(file);
        }
    }

    [Fact]
    public async Task A_draft_that_names_no_kind_is_told_so_and_not_that_every_variable_is_unknown()
    {
        var draft = Home.Write("draft.liquid", "{{ request }} for {{ character.name }}\n");
        var other = Home.Write("other.liquid", "---\nextends: lettuce.core:scene.writer\n---\n{% block output %}{{ reqest }}{% endblock %}\n");

        var found = await DoneAsync("templates", "lint", draft);
        found.Output.ShouldContain("LQ108");
        found.Output.ShouldNotContain("LQ303");
        (await Program.RunAsync("templates", "lint", other)).Output.ShouldContain("LQ303");
    }

    [Fact]
    public async Task A_file_that_is_no_text_is_refused_and_a_folder_is_called_one()
    {
        var file = Home.File("noise.liquid");
        await File.WriteAllBytesAsync(file, [0xFF, 0xC3, 0x28, 0x80], TestContext.Current.CancellationToken);

        await RefusedAsync(2, "not-text", "templates", "set", "chat", file);
        await RefusedAsync(2, "not-text", "templates", "lint", file);
        await RefusedAsync(2, "unreadable-file", "templates", "set", "chat", Home.Path);
    }

    [Fact]
    public async Task The_list_shows_what_is_protected_and_the_samples_pass()
    {
        var items = (await DoneAsync("templates", "list", "--json")).Json.GetProperty("items");

        items.GetArrayLength().ShouldBe(6);
        items.EnumerateArray().ShouldAllBe(item => item.GetProperty("protected").GetBoolean() && item.GetProperty("diagnostics").GetArrayLength() == 0);
        await DoneAsync("templates", "test");
        (await DoneAsync("templates", "packs", "--json")).Json.GetProperty("items").GetArrayLength().ShouldBe(2);
    }

    [Theory]
    [InlineData("no-such-template", "templates", "show", "scene.writr")]
    [InlineData("no-such-pack", "templates", "use", "nope")]
    [InlineData("no-such-target", "templates", "lint", "nope")]
    [InlineData("unreadable-file", "templates", "set", "chat", "no-file.liquid")]
    public Task What_is_not_there_is_refused(string code, params string[] words) => RefusedAsync(2, code, words);

    private async Task<System.Text.Json.JsonElement> RenderAsync() => (await DoneAsync("templates", "render", "avatar.generate", "--json")).Json;
}
