using LettucePlug.Terminal.Tests.Core;

namespace LettucePlug.Terminal.Tests.Widgets;

public sealed partial class TextEditorTests : IDisposable
{
    private readonly TextEditor _editor = new();
    private readonly UiFixture _ui;

    public TextEditorTests() => _ui = new UiFixture(_editor, 40, 10);

    public void Dispose() => _ui.Dispose();

    [Theory]
    [InlineData("hello world|ctrl+left|X", "hello Xworld")]
    [InlineData("hello world|home|X", "Xhello world")]
    [InlineData("hello world|ctrl+a|ctrl+k|X", "X")]
    [InlineData("hello world|ctrl+w", "hello ")]
    [InlineData("hello world|alt+backspace|ctrl+y|ctrl+y", "hello worldworld")]
    [InlineData("hello world|ctrl+u", "")]
    [InlineData("hello world|ctrl+a|alt+d", " world")]
    [InlineData("hello world|ctrl+a|alt+f|X", "helloX world")]
    [InlineData("abc|shift+left|shift+left|X", "aX")]
    [InlineData("abc|left|ctrl+d", "ab")]
    [InlineData("abc|left|delete|backspace", "a")]
    [InlineData("one|enter|two|up|X", "oneX\ntwo")]
    [InlineData("one|enter|two|up|home|ctrl+k|ctrl+k", "two")]
    [InlineData("e\u0301a|left|backspace", "a")]
    [InlineData("👨‍👩‍👧|backspace", "")]
    [InlineData("a👍🏽|left|X", "aX👍🏽")]
    [InlineData("日本|left|X", "日X本")]
    public void Keys_edit_as_in_a_shell_and_never_split_a_cluster(string keys, string expected)
    {
        foreach (var part in keys.Split('|'))
        {
            if (part.Length > 1 && KeySequence.TryParse(part, out _))
            {
                _ui.Press(part);
            }
            else
            {
                _ui.Type(part);
            }
        }

        _editor.Text.ShouldBe(expected);
    }

    [Fact]
    public void A_selection_begun_with_ctrl_space_grows_with_shift_and_is_replaced_by_typing()
    {
        _ui.Type("abcd").Press("shift+left", "shift+left").Type("X");

        _editor.Text.ShouldBe("abX");
    }

    [Fact]
    public void A_word_typed_in_one_go_is_taken_back_in_one_go()
    {
        _ui.Type("one two");
        _ui.Press("ctrl+_");
        _editor.Text.ShouldBe("one ");
        _ui.Press("ctrl+_");
        _editor.Text.ShouldBe("");
        _ui.Press("alt+_", "alt+_");
        _editor.Text.ShouldBe("one two");
    }

    [Fact]
    public void Whatever_was_done_taking_all_back_gives_the_original_and_doing_all_again_the_result()
    {
        var random = new Random(20260102);
        string[] keys =
        [
            "left", "right", "up", "down", "home", "end", "backspace", "delete", "enter", "ctrl+k", "ctrl+u", "ctrl+w",
            "ctrl+y", "alt+d", "shift+left", "shift+up", "ctrl+left", "ctrl+right", "a", "b", "space", "日", "alt+backspace",
        ];
        for (var round = 0; round < 60; round++)
        {
            var editor = new TextEditor("first line\nsecond 👨‍👩‍👧 line\n\nlast");
            var original = editor.Text;
            for (var i = 0; i < 80; i++)
            {
                if (random.Next(15) == 0)
                {
                    editor.OnPaste(new PasteEvent("pasted\nlines 日本 "));
                }
                else if (random.Next(12) == 0)
                {
                    _ = random.Next(2) == 0 ? editor.Undo() : editor.Redo();
                }
                else
                {
                    editor.OnKey(KeySequence.Parse(keys[random.Next(keys.Length)]).Keys[0]);
                }
            }

            while (editor.Redo())
            {
            }

            var latest = editor.Text;
            while (editor.Undo())
            {
            }

            editor.Text.ShouldBe(original);
            while (editor.Redo())
            {
            }

            editor.Text.ShouldBe(latest);
        }
    }

    [Fact]
    public void Long_lines_wrap_and_up_and_down_go_by_what_is_seen()
    {
        _ui.Type("The lantern swings over the harbour and the rain smells of tar and salt.");
        _ui.Screen.Split('\n')[0].ShouldBe("The lantern swings over the harbour and");
        _ui.Screen.Split('\n')[1].ShouldBe("the rain smells of tar and salt.");

        _ui.Press("up").Type("X");
        _ui.Screen.Split('\n')[0].ShouldContain("X");
    }

    [Fact]
    public void The_real_cursor_stands_at_the_caret_also_behind_wide_characters()
    {
        _ui.Type("日本語");

        _editor.CaretOnScreen.ShouldBe(new Point(6, 0));
        _ui.App.Loop.Canvas.Cursor.ShouldBe(new Point(6, 0));
        _ui.Press("left");
        _ui.App.Loop.Canvas.Cursor.ShouldBe(new Point(4, 0));
    }

    [Theory]
    [InlineData("enter", true, "a")]
    [InlineData("alt+enter", false, "a\n")]
    [InlineData("ctrl+j", false, "a\n")]
    [InlineData("shift+enter", false, "a\n")]
    public void Where_enter_submits_other_keys_make_a_new_line(string key, bool submits, string text)
    {
        var submitted = 0;
        _editor.EnterSubmits = true;
        _editor.Submitted += () => submitted++;

        _ui.Type("a").Press(key);

        submitted.ShouldBe(submits ? 1 : 0);
        _editor.Text.ShouldBe(text);
    }

    [Fact]
    public void Keys_it_has_no_use_for_reach_the_transcript_above_it()
    {
        var chat = new ChatTranscript();
        chat.Set(Enumerable.Range(1, 50).Select(ChatTranscriptTests.Message));
        _ui.App.Root = FlexBox.Rows().Add(chat, Length.Flex()).Add(_editor, Length.Cells(2));
        _editor.UsesPageKeys = false;
        _editor.Focus();
        _ui.App.Commands.Add(new Command { Id = "up", Title = "Up", Keys = ["pageup"], Run = () => chat.ScrollPages(-1) });
        _ui.App.Commands.Add(new Command { Id = "end", Title = "End", Keys = ["ctrl+end"], Run = chat.ScrollToEnd });

        _ui.Type("draft").Press("pageup");
        chat.Follows.ShouldBeFalse();
        _ui.Press("ctrl+end");
        chat.Follows.ShouldBeTrue();
        _editor.Text.ShouldBe("draft");
    }

    [Fact]
    public void A_backslash_before_enter_is_a_new_line()
    {
        var submitted = 0;
        _editor.EnterSubmits = true;
        _editor.Submitted += () => submitted++;

        _ui.Type("a\\").Press("enter").Type("b");

        submitted.ShouldBe(0);
        _editor.Text.ShouldBe("a\nb");
    }

    [Fact]
    public void Where_enter_makes_lines_alt_enter_submits()
    {
        var submitted = 0;
        _editor.Submitted += () => submitted++;

        _ui.Type("a").Press("enter", "alt+enter");

        submitted.ShouldBe(1);
        _editor.Text.ShouldBe("a\n");
    }

    [Fact]
    public void A_paste_of_ten_thousand_lines_is_folded_into_one_and_comes_back_whole()
    {
        var submitted = 0;
        _editor.EnterSubmits = true;
        _editor.Submitted += () => submitted++;
        _editor.FoldsPastesOver = 10;
        _editor.MaxLength = 2_000_000;
        var text = string.Join('\n', Enumerable.Range(1, 10_000).Select(i => $"line {i}"));

        _ui.Type("see: ").Paste(text);
        _editor.Text.ShouldBe("see: [paste 1: 10000 lines]");
        _editor.FullText.ShouldBe("see: " + text);
        submitted.ShouldBe(0);
        _ui.Screen.Split('\n')[0].ShouldBe("see: [paste 1: 10000 lines]");

        _editor.Unfold();
        _editor.Text.Length.ShouldBe(5 + text.Length);
        _ui.Screen.ShouldContain("line 10000");
        _ui.Press("ctrl+_");
        _editor.Text.ShouldBe("see: [paste 1: 10000 lines]");
    }

    [Fact]
    public void Parts_of_a_long_paste_become_one_step()
    {
        _ui.Terminal.Send(new PasteEvent("one ", IsComplete: false), new PasteEvent("two", IsComplete: true));
        _ui.Settle();
        _editor.Text.ShouldBe("one two");

        _ui.Press("ctrl+_");
        _editor.Text.ShouldBe("");
    }

    [Fact]
    public void More_than_the_greatest_length_is_cut_off_at_a_cluster_and_told()
    {
        _editor.MaxLength = 6;
        _ui.Paste("abcd👨‍👩‍👧x");

        _editor.Text.ShouldBe("abcd");
        _editor.WasCut.ShouldBeTrue();
    }

    [Fact]
    public void Escape_sequences_in_pasted_text_do_not_get_in()
    {
        _ui.Paste("a\u001b[31mb\u0007c\u202ed");

        _editor.Text.ShouldNotContain("\u001b");
        _editor.Text.ShouldNotContain("\u202e");
    }
}
