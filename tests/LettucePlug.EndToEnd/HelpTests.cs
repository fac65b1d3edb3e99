using LettucePlug.Tests.Support;

namespace LettucePlug.EndToEnd;

public sealed class HelpTests : HostTest
{
    [Theory]
    [InlineData("")]
    [InlineData("chat")]
    [InlineData("chat new")]
    [InlineData("chat send")]
    [InlineData("scene")]
    [InlineData("scene render")]
    [InlineData("approvals")]
    [InlineData("characters")]
    [InlineData("personas")]
    [InlineData("avatar")]
    [InlineData("avatar edit")]
    [InlineData("design")]
    [InlineData("generate")]
    [InlineData("edit")]
    [InlineData("compare")]
    [InlineData("replay")]
    [InlineData("assets")]
    [InlineData("assets list")]
    [InlineData("jobs")]
    [InlineData("jobs list")]
    [InlineData("connections")]
    [InlineData("connections add")]
    [InlineData("connections set")]
    [InlineData("models")]
    [InlineData("models list")]
    [InlineData("models add")]
    [InlineData("certificates")]
    [InlineData("certificates import")]
    [InlineData("plugins")]
    [InlineData("plugins verify")]
    [InlineData("plugins enable")]
    [InlineData("route explain")]
    [InlineData("templates")]
    [InlineData("templates lint")]
    [InlineData("templates render")]
    [InlineData("settings")]
    [InlineData("settings set")]
    [InlineData("doctor")]
    [InlineData("completion")]
    public async Task Help_is_as_approved(string command)
    {
        var words = command.Split(' ', StringSplitOptions.RemoveEmptyEntries);

        var help = await DoneAsync([.. words, "--help"]);

        help.Error.ShouldBeEmpty();
        Snapshot.Match(help.Output, words.Length == 0 ? "root" : string.Join('-', words));
    }

    [Fact]
    public async Task Without_a_terminal_and_a_command_it_shows_help_on_stderr_and_ends_with_2()
    {
        var result = await Program.RunAsync();

        result.ExitCode.ShouldBe(2);
        result.Output.ShouldBeEmpty();
        result.Error.ShouldContain("Usage:");
    }

    [Fact]
    public async Task The_version_is_one_line() =>
        (await DoneAsync("--version")).Output.Trim().ShouldMatch(@"^\d+\.\d+\.\d+$");

    [Theory]
    [InlineData("setings")]
    [InlineData("settings lst")]
    [InlineData("route explain")]
    [InlineData("connections add sketch --no-such-option")]
    public async Task A_mistyped_line_ends_with_2_and_leaves_stdout_empty(string line)
    {
        var result = await Program.RunAsync(line.Split(' '));

        result.ExitCode.ShouldBe(2);
        result.Output.ShouldBeEmpty();
        result.Error.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_mistyped_line_answers_in_JSON_where_JSON_was_asked_for() =>
        await RefusedAsync(2, "usage", "setings");

    [Theory]
    [InlineData("settings lst", "error: Unrecognized command or argument 'lst'.", "hint: Did you mean 'list'? lettuceplug settings --help shows how it is used.")]
    [InlineData("settings", "error: A command is missing.", "hint: lettuceplug settings --help shows how it is used.")]
    [InlineData("jobs list --limit many", "error: Cannot parse argument 'many' for option '--limit': it takes a whole number.", "hint: lettuceplug jobs list --help shows how it is used.")]
    [InlineData("assets list --limit 0", "error: --limit takes a whole number from 1, not 0.", "hint: lettuceplug assets list --help shows how it is used.")]
    [InlineData("jobs list --state asleep", "error: Argument 'asleep' not recognized. Must be one of: 'queued' 'running' 'saving' 'done' 'failed' 'cancelled' 'interrupted'", "hint: lettuceplug jobs list --help shows how it is used.")]
    [InlineData("generate a fox --szie 64x64", "error: There is no option '--szie'.", "hint: Did you mean '--size'? If it belongs to the text, put -- before the text: lettuceplug generate -- …")]
    public async Task A_mistyped_line_is_told_in_two_lines(string line, string error, string hint) =>
        (await Program.RunAsync(line.Split(' '))).Error.ReplaceLineEndings("\n").ShouldBe($"{error}\n{hint}\n");

    [Fact]
    public async Task What_looks_like_an_option_can_be_part_of_a_prompt_after_two_dashes()
    {
        var made = await DoneAsync("generate", "--size", "64x64", "--json", "--", "a", "fox", "--szie", "64");

        made.Json.GetProperty("assets")[0].GetProperty("prompt").GetString().ShouldBe("a fox --szie 64");
    }

    [Theory]
    [InlineData("bash")]
    [InlineData("zsh")]
    [InlineData("fish")]
    [InlineData("pwsh")]
    public async Task There_is_a_completion_script_for_each_shell(string shell) =>
        (await DoneAsync("completion", shell)).Output.ShouldContain("lettuceplug");

    [Fact]
    public async Task Completion_suggests_verbs_and_settings()
    {
        (await DoneAsync("[suggest:16]", "lettuceplug sett")).Output.ShouldContain("settings");
        (await DoneAsync("[suggest:29]", "lettuceplug settings get imag")).Output.ShouldContain("image.model");
    }
}
