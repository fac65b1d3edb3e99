using System.Text;

namespace LettucePlug.Terminal.Tests.Tty;

public sealed class CapabilityProbeTests
{
    private const string Ideograph = "\e[2;3R";

    [Fact]
    public void All_questions_go_in_one_write_and_end_with_device_attributes()
    {
        var text = Encoding.UTF8.GetString(CapabilityProbe.Questions());

        text.ShouldEndWith("\e[c");
        text.Split("\e[6n").Length.ShouldBe(CapabilityProbe.Samples.Length + 1);
        text.Length.ShouldBeLessThan(300);
    }

    [Fact]
    public void Kitty_is_known_by_its_answers()
    {
        var known = Learn(new TerminalCapabilities(), "\e_Gi=31;OK\e\\\eP>|kitty(0.26.5)\e\\\e[?0u\e[?2026;2$y\e[6;18;9t\e[?62;c");

        known.ShouldBe(new TerminalCapabilities
        {
            KittyGraphics = true,
            Name = "kitty(0.26.5)",
            KittyKeyboard = true,
            SynchronizedOutput = true,
            CellPixels = new Size(9, 18),
        });
    }

    [Theory]
    [InlineData("\eP>|XTerm(379)\e\\\e[?2026;0$y\e[?64;1;2;6;9;15;18;21;22c", false)]
    [InlineData("\eP>|XTerm(379)\e\\\e[?2026;0$y\e[?63;1;2;4;6;9;15;22c", true)]
    public void An_xterm_shows_sixels_only_if_it_says_so(string replies, bool sixel)
    {
        var known = Learn(new TerminalCapabilities(), replies);

        known.Sixel.ShouldBe(sixel);
        known.SynchronizedOutput.ShouldBeFalse();
    }

    [Theory]
    [InlineData("\e[?2004;1$y", true)]
    [InlineData("\e[?2004;2$y", false)]
    [InlineData("\e[?2004;0$y", false)]
    public void Whether_pastes_are_marked_is_asked_after_it_was_switched_on(string reply, bool marked) =>
        Learn(new TerminalCapabilities(), reply).BracketedPaste.ShouldBe(marked);

    [Fact]
    public void Inside_tmux_no_picture_protocol_is_believed_and_its_swapped_size_is_ignored()
    {
        var known = Learn(
            new TerminalCapabilities { Multiplexed = true },
            "\eP>|tmux 3.3a\e\\\e_Gi=31;OK\e\\\e[8;120;40t\e[?1;2;4c");

        known.Name.ShouldBe("tmux 3.3a");
        (known.KittyGraphics, known.Sixel, known.CellPixels).ShouldBe((false, false, null));
    }

    [Theory]
    [InlineData("tmux 3.3a", "2 1 2 4 2 1 3 0", "Flags, Marks")]
    [InlineData("screen 4.9", "6 1 2 4 2 1 3 1", "Flags, Marks")]
    [InlineData("mosh 1.4", "6 1 2 4 2 1 3 0", "Flags, Marks")]
    [InlineData("all right", "2 2 2 2 2 1 3 2", "Flags, Joined, Marks, RecentEmoji, SkinTones, Variation")]
    [InlineData("no UTF-8", "8 3 4 4 1 1 4 4", "")]
    public void The_width_profile_is_what_the_terminal_measured(string terminal, string widths, string expected)
    {
        // "Joined" is only true of tmux's two columns; its families are drawn whole or cut, the columns stay.
        var replies = string.Concat(widths.Split(' ').Select(width => $"\e[2;{int.Parse(width) + 1}R"));

        var profile = Learn(new TerminalCapabilities(), replies).Widths;

        var all = new Dictionary<string, bool>
        {
            ["Flags"] = profile.Flags,
            ["Joined"] = profile.Joined,
            ["Marks"] = profile.Marks,
            ["RecentEmoji"] = profile.RecentEmoji,
            ["SkinTones"] = profile.SkinTones,
            ["Variation"] = profile.Variation,
        };
        var found = string.Join(", ", all.Where(pair => pair.Value).Select(pair => pair.Key));
        found.ShouldBe(terminal.StartsWith("tmux") ? "Flags, Joined, Marks" : expected, terminal);
    }

    [Fact]
    public void Answers_that_all_say_column_one_change_nothing() =>
        Learn(new TerminalCapabilities(), string.Concat(Enumerable.Repeat("\e[1;1R", 8))).Widths
            .ShouldBe(WidthProfile.Cautious);

    [Fact]
    public void A_silent_terminal_keeps_the_cautious_assumptions_and_one_answer_too_few_changes_no_width() =>
        Learn(new TerminalCapabilities(), string.Concat(Enumerable.Repeat(Ideograph, 7))).ShouldBe(new TerminalCapabilities());

    [Theory]
    [InlineData("rgb:ffff/ffff/ffff", "light")]
    [InlineData("rgb:0000/0000/0000", "dark")]
    [InlineData("rgb:f0/f0/e8", "light")]
    [InlineData("nonsense", "dark")]
    [InlineData("rgb:zz/00/00", "dark")]
    [InlineData("rgb:1/2", "dark")]
    public void The_background_decides_the_theme(string answer, string theme) =>
        Theme.Choose("auto", Learn(new TerminalCapabilities(), $"\e]11;{answer}\e\\")).Name.ShouldBe(theme);

    [Theory]
    [InlineData("TERM=xterm-256color", ColorDepth.Indexed256, true)]
    [InlineData("TERM=xterm-256color COLORTERM=truecolor", ColorDepth.TrueColor, true)]
    [InlineData("TERM=xterm-256color COLORTERM=truecolor NO_COLOR=1", ColorDepth.None, true)]
    [InlineData("TERM=linux LANG=C", ColorDepth.Ansi16, false)]
    [InlineData("TERM=screen LANG=de_DE.ISO-8859-1", ColorDepth.Ansi16, false)]
    [InlineData("TERM=vt100 LANG=en_US.UTF-8", ColorDepth.None, true)]
    [InlineData("TERM=tmux-256color LC_ALL=C.utf8", ColorDepth.Indexed256, true)]
    public void The_environment_gives_a_first_guess(string variables, ColorDepth depth, bool utf8)
    {
        var guess = TerminalEnvironment.Guess(Variables(variables));

        (guess.Depth, guess.Utf8).ShouldBe((depth, utf8));
        guess.Multiplexed.ShouldBe(variables.Contains("tmux") || variables.Contains("screen"));
    }

    [Theory]
    [InlineData("TERM=xterm-256color LC_TERMINAL=iTerm2", true)]
    [InlineData("TERM=xterm-256color TERM_PROGRAM=WezTerm", true)]
    [InlineData("TERM=tmux-256color LC_TERMINAL=iTerm2 TMUX=/tmp/tmux", false)]
    [InlineData("TERM=xterm-256color TERM_PROGRAM=Apple_Terminal", false)]
    public void What_arrives_over_ssh_tells_that_pictures_of_iTerm2_are_understood(string variables, bool pictures) =>
        TerminalEnvironment.Guess(Variables(variables)).ITerm2Images.ShouldBe(pictures);

    [Theory]
    [InlineData("TERM=dumb", true)]
    [InlineData("", true)]
    [InlineData("TERM=xterm ACCESSIBLE=1", true)]
    [InlineData("TERM=xterm ACCESSIBLE=0", false)]
    [InlineData("TERM=xterm", false)]
    public void Dumb_terminals_and_access_aids_get_the_plain_mode(string variables, bool plain) =>
        TerminalEnvironment.PrefersPlain(Variables(variables)).ShouldBe(plain);

    private static Func<string, string?> Variables(string text)
    {
        var values = text.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(part => part.Split('=')).ToDictionary(part => part[0], part => part[1]);
        return name => values.GetValueOrDefault(name);
    }

    private static TerminalCapabilities Learn(TerminalCapabilities known, string replies)
    {
        var events = new List<TerminalEvent>();
        new InputDecoder().Feed(Encoding.UTF8.GetBytes(replies), events);
        var probe = new CapabilityProbe();
        return events.Cast<ReplyEvent>().Aggregate(known, probe.Learn);
    }
}
