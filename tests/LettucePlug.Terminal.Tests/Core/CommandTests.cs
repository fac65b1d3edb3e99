namespace LettucePlug.Terminal.Tests.Core;

public sealed class CommandTests
{
    [Theory]
    [InlineData("ctrl+p", "ctrl+p", "Ctrl+P")]
    [InlineData("Ctrl+P", "ctrl+p", "Ctrl+P")]
    [InlineData("alt+enter", "alt+enter", "Alt+Enter")]
    [InlineData("shift+tab", "shift+tab", "Shift+Tab")]
    [InlineData("shift+a", "A", "A")]
    [InlineData("f12", "f12", "F12")]
    [InlineData("?", "?", "?")]
    [InlineData("+", "+", "+")]
    [InlineData("ctrl++", "ctrl++", "Ctrl++")]
    [InlineData("space", "space", "Space")]
    [InlineData("pgup", "pageup", "PgUp")]
    [InlineData("g g", "g g", "g g")]
    [InlineData("ctrl+x ctrl+s", "ctrl+x ctrl+s", "Ctrl+X Ctrl+S")]
    public void Keys_are_read_and_written(string text, string canonical, string display)
    {
        var keys = KeySequence.Parse(text);

        keys.ToString().ShouldBe(canonical);
        keys.ToDisplayString().ShouldBe(display);
        KeySequence.Parse(keys.ToString()).ShouldBe(keys);
    }

    [Theory]
    [InlineData("")]
    [InlineData("ctrl+")]
    [InlineData("hyper+x")]
    [InlineData("ctrl+nokey")]
    [InlineData("ab")]
    public void What_is_no_key_is_told(string text)
    {
        KeySequence.TryParse(text, out _).ShouldBeFalse();
        Should.Throw<FormatException>(() => KeySequence.Parse(text)).Message.ShouldContain("is not a key");
    }

    [Theory]
    [InlineData("ctrl+p", true)]
    [InlineData("alt+enter", true)]
    [InlineData("f1", true)]
    [InlineData("ctrl+enter", false)]
    [InlineData("shift+enter", false)]
    [InlineData("ctrl+tab", false)]
    [InlineData("ctrl+i", false)]
    [InlineData("ctrl+m", false)]
    [InlineData("ctrl+h", false)]
    [InlineData("ctrl+shift+p", false)]
    [InlineData("super+c", false)]
    public void Keys_that_some_terminals_cannot_send_are_known(string text, bool reaches) =>
        KeySequence.Parse(text).ReachesEveryTerminal.ShouldBe(reaches);

    [Fact]
    public void A_keymap_gives_other_keys_and_takes_them_away()
    {
        var commands = Registry();
        commands.Remap(new Dictionary<string, IReadOnlyList<string>> { ["save"] = ["f2", "ctrl+x s"], ["quit"] = [] })
            .ShouldBeEmpty();

        commands.KeyText("save").ShouldBe("F2");
        commands.KeysOf("quit").ShouldBeEmpty();
        commands.KeyText("open").ShouldBe("Ctrl+O");
        commands.Remap(new Dictionary<string, IReadOnlyList<string>>()).ShouldBeEmpty();
        commands.KeyText("save").ShouldBe("Ctrl+S");
    }

    [Fact]
    public void Everything_wrong_with_a_keymap_is_told_at_once()
    {
        var problems = Registry().Remap(new Dictionary<string, IReadOnlyList<string>>
        {
            ["sav"] = ["f2"],
            ["save"] = ["ctrl+o", "bogus"],
            ["quit"] = ["ctrl+enter"],
        });

        problems.Select(problem => problem.Kind).ShouldBe(
            [KeymapProblemKind.UnknownCommand, KeymapProblemKind.UnknownKey, KeymapProblemKind.Conflict, KeymapProblemKind.NotPortable]);
        problems[2].ToString().ShouldBe("'ctrl+o' is given to 'save' and to 'open'; the first one gets it.");
    }

    [Fact]
    public void A_sequence_that_can_never_be_completed_is_told()
    {
        var commands = Registry().Add(new Command { Id = "deep", Title = "Deep", Keys = ["ctrl+s d"], Run = () => { } });

        commands.Check().ShouldHaveSingleItem().Kind.ShouldBe(KeymapProblemKind.Hidden);
    }

    [Fact]
    public void The_same_key_in_two_contexts_is_no_conflict_and_the_narrower_one_wins()
    {
        var ran = "";
        var commands = new CommandRegistry()
            .Add(new Command { Id = "wide", Title = "Wide", Keys = ["f5"], Run = () => ran = "wide" })
            .Add(new Command { Id = "narrow", Title = "Narrow", Context = "chat", Keys = ["f5"], Run = () => ran = "narrow" });
        commands.Check().ShouldBeEmpty();
        using var ui = new UiFixture(new Probe("chat") { CommandContext = "chat" });
        ui.App.Commands.Add(commands.All);

        ui.Press("f5");
        ran.ShouldBe("narrow");
    }

    [Fact]
    public void A_command_whose_condition_is_not_met_neither_runs_nor_shows()
    {
        var can = false;
        var ran = 0;
        using var ui = new UiFixture(new Probe("page"));
        ui.App.AddStandardCommands();
        ui.App.Commands.Add(new Command { Id = "x", Title = "Explode", Keys = ["f5"], When = () => can, Run = () => ran++ });

        ui.Press("f5", "f1");
        ui.Screen.ShouldNotContain("Explode");
        can = true;
        ui.Press("esc", "f5", "f1");
        ran.ShouldBe(1);
        ui.Screen.ShouldContain("Explode");
    }

    [Fact]
    public void The_beginning_of_a_sequence_shows_what_can_follow_and_escape_ends_it()
    {
        var ran = "";
        using var ui = new UiFixture(new Probe("page"));
        ui.App.Commands
            .Add(new Command { Id = "a", Title = "Go to chats", Keys = ["g c"], Run = () => ran += "c" })
            .Add(new Command { Id = "b", Title = "Go to gallery", Keys = ["g g"], Run = () => ran += "g" });

        ui.Press("g");
        ui.App.PendingKeys.Count.ShouldBe(1);
        ui.Later(400);
        ui.Screen.ShouldContain("Go to gallery");
        ui.Press("esc");
        ui.Screen.ShouldNotContain("Go to gallery");
        ui.Press("g", "x", "g", "g", "g", "c");
        ran.ShouldBe("gc");
    }

    [Fact]
    public void The_palette_finds_a_command_by_a_few_letters_and_runs_it()
    {
        var ran = "";
        using var ui = new UiFixture(new Probe("page"));
        ui.App.AddStandardCommands();
        ui.App.Commands
            .Add(new Command { Id = "a", Title = "Regenerate the reply", Run = () => ran = "reply" })
            .Add(new Command { Id = "b", Title = "Generate scene image", Keys = ["f7"], Run = () => ran = "image" });

        ui.Press("ctrl+p").Type("gsi");
        ui.Screen.ShouldContain("Generate scene image");
        ui.Screen.ShouldNotContain("Regenerate");
        ui.Press("enter");
        ran.ShouldBe("image");
        ui.App.InDialog.ShouldBeFalse();
    }

    private static CommandRegistry Registry() => new CommandRegistry()
        .Add(new Command { Id = "save", Title = "Save", Keys = ["ctrl+s"], Run = () => { } })
        .Add(new Command { Id = "open", Title = "Open", Keys = ["ctrl+o"], Run = () => { } })
        .Add(new Command { Id = "quit", Title = "Quit", Keys = ["ctrl+q"], Run = () => { } });
}
