using LettucePlug.Terminal.Tests.Core;

namespace LettucePlug.Terminal.Tests.Widgets;

/// <summary>Palette and help are made from the one list of commands.</summary>
public sealed class PaletteTests : IDisposable
{
    private readonly UiFixture _ui = new(new Probe("page"));
    private readonly List<string> _ran = [];
    private bool _isReady;

    public PaletteTests()
    {
        _ui.App.AddStandardCommands();
        _ui.App.Commands.Add(
            Make("chat.export", "Export the chat", "ctrl+e"),
            Make("chat.import", "Import a card", "ctrl+g i"),
            Make("image.retry", "Make the image again", "f9", () => _isReady));
    }

    public void Dispose() => _ui.Dispose();

    [Fact]
    public void A_few_letters_find_a_command_and_enter_runs_it_after_the_palette_has_closed()
    {
        _ui.Press("ctrl+p").Type("imcard");
        _ui.Screen.ShouldContain("Import a card");
        _ui.Screen.ShouldNotContain("Export the chat");

        _ui.Press("enter");
        _ran.ShouldBe(["chat.import, in a dialog: False"]);
    }

    [Fact]
    public void Only_what_can_be_used_now_is_offered()
    {
        _ui.Press("ctrl+p").Type("image");
        _ui.Screen.ShouldContain("Nothing matches.");
        _ui.Press("enter", "esc");
        _ran.ShouldBeEmpty();

        _isReady = true;
        _ui.Press("ctrl+p").Type("image").Press("enter");
        _ran.Count.ShouldBe(1);
    }

    [Fact]
    public void Keys_of_the_users_own_stand_in_palette_and_help()
    {
        _ui.App.Commands.Remap(new Dictionary<string, IReadOnlyList<string>> { ["chat.export"] = ["alt+x"] }).ShouldBeEmpty();

        _ui.Press("ctrl+p").Type("export");
        _ui.Screen.ShouldContain("Alt+X");
        _ui.Press("esc", "f1");
        _ui.Screen.ShouldContain("Alt+X");
        _ui.Screen.ShouldNotContain("Ctrl+E");
        _ui.Press("f1");
        _ui.App.InDialog.ShouldBeFalse();

        _ui.Press("alt+x", "ctrl+e");
        _ran.Count.ShouldBe(1);
    }

    private Command Make(string id, string title, string keys, Func<bool>? when = null) => new()
    {
        Id = id,
        Title = title,
        Keys = [keys],
        When = when,
        Run = () => _ran.Add($"{id}, in a dialog: {_ui.App.InDialog}"),
    };
}
