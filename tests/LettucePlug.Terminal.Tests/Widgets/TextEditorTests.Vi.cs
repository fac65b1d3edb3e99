namespace LettucePlug.Terminal.Tests.Widgets;

public sealed partial class TextEditorTests
{
    [Theory]
    [InlineData("one\ntwo\nthree", "ddp", "two\none\nthree")]
    [InlineData("one\ntwo\nthree", "Gdd", "one\ntwo")]
    [InlineData("one\ntwo", "Gyyp", "one\ntwo\ntwo")]
    [InlineData("one\ntwo", "jyyP", "one\ntwo\ntwo")]
    [InlineData("one\ntwo\nthree", "2dd", "three")]
    [InlineData("one\ntwo\nthree", "dj", "three")]
    [InlineData("one\ntwo\nthree", "Gdk", "one")]
    [InlineData("one two three four", "2dw", "three four")]
    [InlineData("one two three four", "d2wx", "hree four")]
    [InlineData("one two three four", "3x", " two three four")]
    [InlineData("one two", "cwX!", "X two")]
    [InlineData("one two three", "wdiw", "one  three")]
    [InlineData("one two three", "wdaw", "one three")]
    [InlineData("one two three", "wciwX!", "one X three")]
    [InlineData("say (this) now", "f(dt)", "say ) now")]
    [InlineData("a.b.c.d", "f.;x", "a.bc.d")]
    [InlineData("a-b c-d e", "Wx", "a-b -d e")]
    [InlineData("one\ntwo", "J", "one two")]
    [InlineData("abc", "rX", "Xbc")]
    [InlineData("aBc", "3~", "AbC")]
    [InlineData("abc", "sX!", "Xbc")]
    [InlineData("one\ntwo", "SX!", "X\ntwo")]
    [InlineData("one\ntwo", "ccX!", "X\ntwo")]
    [InlineData("hello", "vlld", "lo")]
    [InlineData("one\ntwo\nthree", "Vjd", "three")]
    [InlineData("hello", "vly$p", "hellohe")]
    [InlineData("one\n\ntwo\n\nthree", "}dd", "one\ntwo\n\nthree")]
    [InlineData("one\ntwo\nthree", "3Gx", "one\ntwo\nhree")]
    [InlineData("日本語", "x", "本語")]
    [InlineData("one two", "dwu", "one two")]
    [InlineData("one two three", "dwdw2u", "one two three")]
    [InlineData("one", "q👍zx", "ne")]
    public void Vi_commands_do_what_fingers_expect(string text, string keys, string expected)
    {
        _editor.UsesViKeys = true;
        _editor.Text = text;
        _ui.Press("esc");
        _editor.Caret = 0;

        foreach (var key in keys.EnumerateRunes())
        {
            if (key.Value == '!')
            {
                _ui.Press("esc");
            }
            else
            {
                _ui.Type(key.ToString());
            }
        }

        _editor.Text.ShouldBe(expected);
    }

    [Fact]
    public void Escape_gives_up_an_unfinished_vi_command_before_it_goes_further()
    {
        _editor.UsesViKeys = true;
        _editor.Text = "one two";
        var passed = 0;
        _ui.App.Commands.Add(new Command { Id = "leave", Title = "Leave", Keys = ["esc"], Run = () => passed++ });

        _ui.Press("esc").Type("d").Press("esc");
        passed.ShouldBe(0);
        _ui.Type("v").Press("esc");
        passed.ShouldBe(0);
        _ui.Press("esc");

        passed.ShouldBe(1);
        _editor.Text.ShouldBe("one two");
    }

    [Fact]
    public void What_can_only_be_read_is_copied_but_not_changed_by_vi_keys()
    {
        _editor.UsesViKeys = true;
        _editor.Text = "one\ntwo";
        _editor.IsReadOnly = true;
        _ui.Press("esc").Type("ggyyddxDpJrX~oS");

        _editor.Text.ShouldBe("one\ntwo");
    }
}
