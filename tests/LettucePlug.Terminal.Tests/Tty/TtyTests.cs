using System.Diagnostics;
using LettucePlug.Terminal.Gallery;

namespace LettucePlug.Terminal.Tests.Tty;

public sealed class TtyTests
{
    private const string Restored = "\e[?1049l";
    private const int HangUp = 1, Terminate = 15, Stop = 20, Continue = 18;

    private static string Program { get; } = typeof(ChatPage).Assembly.Location;

    [Fact]
    public async Task A_program_draws_takes_keys_and_leaves_the_terminal_as_it_was()
    {
        using var pty = Start();
        await Ready(pty);
        pty.Attributes().ShouldNotBe(pty.AttributesBefore);
        var before = pty.Output.Length;

        pty.Send("h");
        await pty.Until(output => output[before..].EndsWith('h'), "the echo");
        before = pty.Output.Length;
        pty.Send("i");
        await pty.Until(output => output.Length > before, "the next echo");
        pty.Output[before..].ShouldBe("i");
        pty.Send("\x11");

        (await pty.Exit()).ShouldBe(0);
        ShouldBeRestored(pty);
    }

    [Theory]
    [InlineData(Terminate)]
    [InlineData(HangUp)]
    public async Task A_signal_that_ends_the_program_leaves_the_terminal_clean(int signal)
    {
        using var pty = Start();
        await Ready(pty);

        pty.Signal(signal);

        (await pty.Exit()).ShouldBe(1);
        ShouldBeRestored(pty);
    }

    [Fact]
    public async Task An_unhandled_exception_is_told_after_the_terminal_is_restored()
    {
        using var pty = Start();
        await Ready(pty);

        pty.Send("\e[15~");

        (await pty.Exit()).ShouldNotBe(0);
        await pty.Until(output => output.Contains("F5 makes the gallery fail"), "the report");
        pty.Output.IndexOf(Restored, StringComparison.Ordinal)
            .ShouldBeLessThan(pty.Output.IndexOf("F5 makes the gallery fail", StringComparison.Ordinal));
        pty.Attributes().ShouldBe(pty.AttributesBefore);
    }

    [Fact]
    public async Task Stopping_gives_the_terminal_back_and_continuing_takes_it_again()
    {
        using var pty = Start();
        await Ready(pty);

        pty.Signal(Stop);
        await pty.Until(output => output.Contains(Restored), "the restored screen");
        await pty.Until(_ => File.ReadAllText($"/proc/{pty.Id}/stat").Contains(") T "), "the stopped process");
        pty.Attributes().ShouldBe(pty.AttributesBefore);
        var stopped = pty.Output.Length;
        pty.Signal(Continue);
        await pty.Until(output => output[stopped..].Contains("chat page"), "the picture");
        pty.Attributes().ShouldNotBe(pty.AttributesBefore);
        pty.Send("\x11");

        (await pty.Exit()).ShouldBe(0);
        ShouldBeRestored(pty);
    }

    [Fact]
    public async Task Ctrl_Z_where_no_shell_could_continue_the_program_does_not_freeze_it()
    {
        using var pty = Start();
        await Ready(pty);
        var before = pty.Output.Length;

        pty.Send("\x1a");
        await pty.Until(output => output[before..].Contains(Restored), "the restored screen");
        await pty.Until(output => output[before..].Contains("chat page"), "the picture");
        pty.Send("\x11");

        (await pty.Exit()).ShouldBe(0);
        ShouldBeRestored(pty);
    }

    [Fact]
    public async Task What_is_saved_on_stacks_is_saved_once_when_a_stop_from_outside_ends()
    {
        const int StopForSure = 19;
        using var pty = Start();
        await Ready(pty);
        pty.Send("\e[?0u\e[?62;c");
        await pty.Until(output => output.Contains("\e[>1u"), "kitty's keys");
        var before = pty.Output.Length;

        pty.Signal(StopForSure);
        await pty.Until(_ => File.ReadAllText($"/proc/{pty.Id}/stat").Contains(") T "), "the stopped process");
        pty.Signal(Continue);
        await pty.Until(output => output[before..].Contains("chat page"), "the picture");
        pty.Send("\x11");
        (await pty.Exit()).ShouldBe(0);

        Count("\e[>1u").ShouldBe(Count("\e[<u"));
        Count("\e[22;0t").ShouldBe(Count("\e[23;0t"));
        Count("\e[?1049h").ShouldBe(Count(Restored));

        int Count(string sequence) => pty.Output.Split(sequence).Length - 1;
    }

    [Fact]
    public async Task An_editor_gets_the_terminal_as_it_was_before_and_the_picture_comes_back()
    {
        using var pty = Start();
        await Ready(pty);

        pty.Send("\eOS");
        await pty.Until(output => output.Contains("press Enter to go back"), "the other program");
        pty.Attributes().ShouldBe(pty.AttributesBefore);
        var away = pty.Output.Length;
        pty.Send("typed to the other\r");
        await pty.Until(output => output[away..].Contains("chat page"), "the picture");
        pty.Send("\x11");

        (await pty.Exit()).ShouldBe(0);
        ShouldBeRestored(pty);
    }

    [Fact]
    public async Task A_storm_of_resizes_ends_in_a_picture_of_the_last_size()
    {
        using var pty = Start();
        await Ready(pty);
        for (var i = 0; i < 20; i++)
        {
            pty.Resize(new Size(20 + i, 5 + i));
        }

        pty.Resize(new Size(1, 1));
        var before = pty.Output.Length;
        pty.Resize(new Size(90, 20));
        await pty.Until(output => output[before..].Contains("\e[20;1H") || output[before..].Contains("Ctrl+Q quit"), "the last size");
        pty.Send("\x11");

        (await pty.Exit()).ShouldBe(0);
    }

    [Fact]
    public async Task Replies_that_arrive_are_not_taken_for_keys()
    {
        using var pty = Start();
        await Ready(pty);
        var before = pty.Output.Length;

        pty.Send("\eP>|XTerm(379)\e\\\e]11;rgb:0000/0000/0000\e\\\e[?2026;2$y\e[6;18;9t\e[?64;1;2c");
        pty.Send("k");
        await pty.Until(output => output[before..].Contains('k'), "the key");

        pty.Output[before..].ShouldNotContain("XTerm");
        pty.Send("\x11");
        (await pty.Exit()).ShouldBe(0);
    }

    [Fact]
    public async Task The_mouse_is_given_to_the_terminal_and_taken_again_by_a_key()
    {
        using var pty = Start("tour");
        await Ready(pty);
        var before = pty.Output.Length;

        pty.Send("\e[23~");
        await pty.Until(output => output[before..].Contains("\e[?1006l\e[?1002l"), "the mouse given away");
        before = pty.Output.Length;
        pty.Send("\e[23~");
        await pty.Until(output => output[before..].Contains("\e[?1002h\e[?1006h"), "the mouse taken");
        pty.Send("\x11");

        (await pty.Exit()).ShouldBe(0);
        ShouldBeRestored(pty);
    }

    [Theory]
    [InlineData("\e_Gi=31;OK\e\\\e[?62;22c", "\e_Ga=t,f=100,i=", "\e_Ga=p,i=")]
    [InlineData("\eP>|WezTerm 2024\e\\\e[?62;22c", "\e]1337;File=inline=1;", "\a\e8")]
    [InlineData("\e[?63;1;2;4;22c", "\eP", "\e\\\e8")]
    public async Task Pixels_follow_the_cells_where_the_terminal_says_that_it_shows_them(string reply, string begins, string ends)
    {
        using var pty = Start("tour");
        await Ready(pty);
        pty.Send("\e6");
        await pty.Until(output => output.Contains("Picture"), "the page");
        pty.Output.ShouldNotContain(begins);
        var before = pty.Output.Length;

        pty.Send(reply);
        await pty.Until(
            output => output[before..].Split(begins).Length == 3 && output[before..].Split(ends).Length == 3, "both pictures");

        pty.Send("\x11");
        (await pty.Exit()).ShouldBe(0);
        ShouldBeRestored(pty);
    }

    [Fact]
    public async Task Without_a_terminal_the_program_says_so_and_ends()
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [Program])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        }).ShouldNotBeNull();

        (await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken)).ShouldContain("needs a terminal");
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        process.ExitCode.ShouldBe(2);
    }

    private static PtyProgram Start(params string[] arguments)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && File.Exists("/usr/bin/setsid"), "It needs Linux and setsid.");
        return new PtyProgram(new Size(120, 40), "dotnet", [Program, .. arguments]);
    }

    private static Task Ready(PtyProgram pty) => pty.Until(output => output.Contains("\e[?25h"), "the first frame");

    private static void ShouldBeRestored(PtyProgram pty)
    {
        var end = pty.Output[pty.Output.LastIndexOf('\x18')..];
        foreach (var mode in new[] { "\e[?1006l", "\e[?1002l", "\e[?1004l", "\e[?2004l", "\e[r", "\e[m", "\e[?25h", Restored })
        {
            end.ShouldContain(mode);
        }

        pty.Attributes().ShouldBe(pty.AttributesBefore);
    }
}
