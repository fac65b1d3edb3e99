using System.Text.RegularExpressions;
using LettucePlug.Emulators;

namespace LettucePlug.EndToEnd;

/// <summary>What people do on the screens, from the first key to the last, with the real program in tmux.</summary>
public sealed partial class ScreenFlowTests : ProviderTest
{
    [Fact]
    public async Task I_can_connect_ComfyUI_with_a_workflow_and_see_what_is_wrong_with_it()
    {
        await using var server = new ComfyUiEmulator();
        await server.StartAsync();
        var good = Home.Write("good.json", ComfyUiWorkflows.FromText);
        var odd = Home.Write("odd.json", ComfyUiWorkflows.FromText.Replace("%STEPS%", "%STEPZ%", StringComparison.Ordinal));
        using var screen = await OpenAsync();
        screen.Press("M-6");
        await screen.SeeAsync("[6 Connections]");
        screen.Press("n");
        await screen.SeeAsync("Which provider?");
        screen.Type("ComfyUI");
        await screen.SeeAsync("> ComfyUI");
        screen.Press("Enter");
        await screen.SeeAsync("Connect ComfyUI");
        screen.Press("Tab");
        screen.Type(server.Url.ToString());
        await screen.SeeAsync(server.Url.ToString());
        for (var tab = 0; tab < 3; tab++)
        {
            screen.Press("Tab");
        }

        await screen.SeeAsync("w edits or pastes it later");
        screen.Type(good);
        await screen.SeeAsync("good.json");
        screen.Press("M-s");
        await screen.SeeAsync("+ It answers");

        screen.Press("w");
        await screen.SeeAsync("Which one?");
        screen.Press("Enter");
        await screen.SeeAsync("Tokens:");
        screen.Press("M-o");
        await screen.SeeAsync("The path of a file");
        screen.Type(odd);
        await screen.SeeAsync("odd.json");
        screen.Press("Enter");
        (await screen.SeeAsync("did you mean")).ShouldContain("not saved");
        screen.Press("Escape");
        await screen.SeeAsync("Not saved, but kept");

        screen.Press("C-q");
        await screen.SeeAsync("left with 0");
        var connection = await JsonAsync("connections", "show", "comfyui");
        connection.GetProperty("settings").GetProperty("txt2imgWorkflow").GetString().ShouldBe(ComfyUiWorkflows.FromText);
    }

    [Fact]
    public async Task Servers_of_my_own_are_found_when_I_ask_on_the_first_screen()
    {
        await using var comfy = new ComfyUiEmulator();
        await comfy.StartAsync();
        await using var forge = new Automatic1111Emulator();
        await forge.StartAsync();
        await using var locked = new OpenAiEmulator();
        await locked.StartAsync();
        await DoneAsync("settings", "set", "connections.localServers",
            $"comfyui={comfy.Url}, automatic1111={forge.Url}, openai-compatible={locked.Url}v1, comfyui=http://127.0.0.1:1");
        using var screen = new TmuxScreen(Home.Path);
        await screen.SeeAsync("Find servers");
        (comfy.Connections + forge.Connections + locked.Connections).ShouldBe(0);
        screen.Press("Tab");
        screen.Press("Enter");
        var shown = await screen.SeeAsync("Connect which?");

        shown.ShouldContain(comfy.Url.Authority);
        shown.ShouldContain(forge.Url.Authority);
        shown.ShouldContain(locked.Url.Authority);
        shown.ShouldNotContain("127.0.0.1:1 ");
        screen.Press("Enter");
        await screen.SeeAsync("+ It answers");
        screen.Press("C-q");
        await screen.SeeAsync("left with 0");
        (await DoneAsync("connections", "list")).Output.ShouldContain(comfy.Url.Authority);
    }

    [Fact]
    public async Task I_can_cancel_a_running_job_and_run_it_again()
    {
        await DoneAsync("connections", "set", "sketch", "--set", "stepDelayMs=400");
        using var screen = await OpenAsync();
        screen.Type("a slow fox");
        await screen.SeeAsync("a slow fox");
        screen.Press("Enter");
        await screen.SeeAsync("Ctrl+C cancels");
        screen.Press("M-5");
        await screen.UntilAsync(() => Regex.IsMatch(screen.Show(), @"\d% +generate: a slow fox"), "how far it is");
        screen.Press("c");
        await screen.SeeAsync("- cancelled");
        await DoneAsync("connections", "set", "sketch", "--set", "stepDelayMs=0");

        screen.Press("C-q");
        await screen.SeeAsync("left with 0");
        var job = Items(await JsonAsync("jobs", "list"))[0];
        Text(job, "state").ShouldBe("cancelled");
        using var again = await OpenAsync();
        again.Press("M-5");
        await again.SeeAsync("- cancelled");
        again.Press("r");
        await again.SeeAsync("+ done");
        again.Press("C-q");
        await again.SeeAsync("left with 0");
    }

    [Fact]
    public async Task I_can_swap_a_template_pack()
    {
        using var screen = await OpenAsync();
        screen.Press("M-t");
        await screen.SeeAsync("lettuce.tags  not used");
        screen.Press("Tab");
        await screen.SeeAsync("Space Use or not");
        screen.Press("j");
        await screen.SeeAsync(">    lettuce.tags");
        screen.Press("Space");
        await screen.SeeAsync("1 lettuce.tags");

        screen.Press("C-q");
        await screen.SeeAsync("left with 0");
        (await JsonAsync("templates", "show", "avatar.generate")).GetProperty("pack").GetString().ShouldBe("lettuce.tags");
    }

    [Fact]
    public async Task I_can_write_a_prompt_of_my_own_in_my_own_editor()
    {
        var editor = Home.Write("editor.sh", "#!/bin/sh\nprintf 'From outside: {{ request }}\\n' > \"$1\"\n");
        File.SetUnixFileMode(editor, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        using var screen = await OpenAsync($"EDITOR='{editor}' VISUAL=");
        screen.Press("M-t");
        await screen.SeeAsync("avatar.generate");
        screen.Press("j", "j", "j");
        await screen.SeeAsync(">   avatar.generate");
        screen.Press("e");
        await screen.SeeAsync("Alt+E $EDITOR");
        screen.Press("M-e");
        await screen.SeeAsync("From outside");
        await screen.SeeAsync("(not saved)");
        screen.Press("M-s");
        await screen.SeeAsync("own version");

        screen.Press("C-q");
        await screen.SeeAsync("left with 0");
        (await JsonAsync("templates", "render", "avatar.generate")).GetProperty("text").GetString()!.ShouldStartWith("From outside: ");
    }

    [Fact]
    public async Task A_theme_changes_the_colours_at_once_and_mono_has_none()
    {
        using var screen = await OpenAsync("COLORTERM=truecolor");
        Coloured().IsMatch(screen.ShowColours()).ShouldBeTrue();
        screen.Press("M-9");
        await screen.SeeAsync("[9 Settings]");
        screen.Press("/");
        screen.Type("Theme");
        await screen.SeeAsync(">   Theme");
        screen.Press("Enter");
        await screen.SeeAsync("no colours");
        screen.Type("mono");
        await screen.SeeAsync("> mono");
        screen.Press("Enter");

        await screen.UntilAsync(() => !Coloured().IsMatch(screen.ShowColours()), "no colour is left");
        screen.Press("C-q");
        await screen.SeeAsync("left with 0");
    }

    [Fact]
    public async Task With_NO_COLOR_no_cell_has_a_colour()
    {
        using var screen = await OpenAsync("NO_COLOR=1");
        foreach (var page in (string[])["M-6", "M-8", "M-0", "M-t", "M-k"])
        {
            screen.Press(page);
            await screen.SeeAsync("[" + page[2..].ToUpperInvariant() + " ");
            Coloured().IsMatch(screen.ShowColours()).ShouldBeFalse(screen.ShowColours());
        }
    }

    [Theory]
    [InlineData("linux")]
    [InlineData("screen")]
    [InlineData("screen-256color")]
    [InlineData("tmux")]
    [InlineData("tmux-256color")]
    [InlineData("xterm-256color")]
    [InlineData("vt100")]
    public async Task It_works_whatever_the_terminal_calls_itself(string term)
    {
        using var screen = await OpenAsync($"TERM={term}");
        screen.Type("a fox");
        await screen.SeeAsync("a fox");
        screen.Press("M-8");
        (await screen.SeeAsync("Avatar images")).ShouldContain("[8 Image generation]");
        screen.Press("F1");
        await screen.SeeAsync("Change the setting");
        screen.Press("Escape");
        await screen.SeeAsync("Scene approval");
        screen.Press("C-q");
        await screen.SeeAsync("left with 0\n1");
        screen.Ask("#{alternate_on}").ShouldBe("0");
    }

    private async Task<TmuxScreen> OpenAsync(string environment = "")
    {
        Home.Write("state/welcomed", "");
        var screen = new TmuxScreen(Home.Path, environment);
        await screen.SeeAsync("Ctrl+G Make");
        return screen;
    }

    // A foreground or background of the palette, of 256 or of all colours.
    [GeneratedRegex(@"\u001b\[(?:[0-9;]*;)?(?:3[0-8]|4[0-8]|9[0-7]|10[0-7])(?:;[0-9;]*)?m")]
    private static partial Regex Coloured();
}
