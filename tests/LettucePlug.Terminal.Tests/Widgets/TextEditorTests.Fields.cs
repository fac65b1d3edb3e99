namespace LettucePlug.Terminal.Tests.Widgets;

public sealed partial class TextEditorTests
{
    [Theory]
    [InlineData("hello world|esc|0|d w|i|X|esc", "Xworld")]
    [InlineData("one|enter|two|esc|k|d d", "two")]
    [InlineData("hello|esc|0|x|x|u", "ello")]
    [InlineData("hello|esc|0|x|ctrl+r|A|!|esc", "ello!")]
    [InlineData("one|esc|o|two|esc|O|mid|esc", "one\nmid\ntwo")]
    [InlineData("one two|esc|0|w|C|X|esc", "one X")]
    [InlineData("ab|esc|0|y w|$|p", "abab")]
    [InlineData("one two|esc|g g|c w|X|esc", "X two")]
    public void Vi_keys_work_where_they_are_wanted(string keys, string expected)
    {
        _editor.UsesViKeys = true;
        foreach (var part in keys.Split('|'))
        {
            if (part is "esc" or "enter" || part.Contains('+') || part.Contains(' ') && part.Length == 3)
            {
                _ui.Press(part);
            }
            else
            {
                _ui.Type(part);
            }
        }

        _editor.Text.ShouldBe(expected);
        _editor.IsViNormal.ShouldBeTrue();
    }

    [Fact]
    public void A_click_sets_the_caret_and_dragging_selects()
    {
        _ui.Type("hello world").Click(5, 0).Type("X");
        _editor.Text.ShouldBe("helloX world");

        _ui.Mouse(MouseKind.Down, 0, 0).Mouse(MouseKind.Drag, 6, 0).Mouse(MouseKind.Up, 6, 0);
        _editor.SelectedText.ShouldBe("helloX");
    }

    [Fact]
    public void A_secret_field_shows_dots_and_keeps_no_history()
    {
        var field = new TextField { IsSecret = true };
        _ui.App.Root = field;
        _ui.Type("sk-topsecret");
        _ui.Screen.ShouldStartWith("************");
        _ui.Screen.ShouldNotContain("secret");
        field.ToString().ShouldNotContain("sk-");

        _ui.Press("ctrl+u", "ctrl+_");
        field.Text.ShouldBe("");
        _ui.App.Root = _editor;
        _ui.Press("ctrl+y");
        _editor.Text.ShouldNotContain("secret");
    }

    [Fact]
    public void A_field_scrolls_sideways_with_the_caret()
    {
        var field = new TextField();
        _ui.App.Root = new BorderBox(field) { HasBorder = false, PaddingColumns = 10 };
        _ui.Type("0123456789abcdefghijklmnopqrstuvwxyz");
        _ui.Screen.Split('\n')[0].Trim().ShouldBe("hijklmnopqrstuvwxyz");
        _ui.App.Loop.Canvas.Cursor.ShouldBe(new Point(29, 0));

        _ui.Press("home");
        _ui.Screen.Split('\n')[0].Trim().ShouldStartWith("0123456789");
    }
}
