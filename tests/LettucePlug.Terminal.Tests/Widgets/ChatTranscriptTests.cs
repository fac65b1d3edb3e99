using LettucePlug.Terminal.Tests.Core;

namespace LettucePlug.Terminal.Tests.Widgets;

public sealed class ChatTranscriptTests : IDisposable
{
    private readonly ChatTranscript _chat = new();
    private readonly UiFixture _ui;

    public ChatTranscriptTests() => _ui = new UiFixture(_chat);

    public void Dispose() => _ui.Dispose();

    [Fact]
    public void Of_ten_thousand_messages_only_those_in_view_are_painted()
    {
        _chat.Set(Enumerable.Range(1, 10_000).Select(Message));
        _ui.Screen.ShouldContain("Message 10000");
        _chat.PaintedMessages.ShouldBeLessThan(10);

        _ui.Press("home");
        _ui.Screen.ShouldContain("Message 1 ");
        _chat.PaintedMessages.ShouldBeLessThan(10);
        _ui.Press("end", "pageup", "up");
        _chat.PaintedMessages.ShouldBeLessThan(10);
    }

    [Fact]
    public void What_a_reader_looks_at_stays_while_a_reply_is_written_below()
    {
        _chat.Set(Enumerable.Range(1, 50).Select(Message));
        _chat.Add(Message(51) with { Text = "", IsStreaming = true });
        _ui.Press("pageup");
        var before = Rows(23);
        _chat.Follows.ShouldBeFalse();

        for (var i = 0; i < 200; i++)
        {
            _chat.Update(Message(51) with { Version = i + 1, Text = string.Concat(Enumerable.Repeat("word ", i)), IsStreaming = true });
            if (i % 20 == 0)
            {
                Rows(23).ShouldBe(before);
            }
        }

        _chat.Add(Message(52));
        _ui.Screen.ShouldContain("1 new below, End goes there");
        _ui.Press("end");
        _ui.Screen.ShouldContain("Message 52");
        _ui.Screen.ShouldNotContain("new below");
        _chat.Follows.ShouldBeTrue();
    }

    [Fact]
    public void Older_messages_loaded_above_do_not_move_what_is_in_view()
    {
        _chat.Set(Enumerable.Range(100, 50).Select(Message));
        _ui.Press("home", "down", "down");
        var before = Rows(24);
        var anchor = _chat.Anchor;

        _chat.AddOlder([.. Enumerable.Range(1, 99).Select(Message)]);

        Rows(24).ShouldBe(before);
        _chat.Anchor.ShouldBe(anchor);
    }

    [Fact]
    public void A_reply_is_followed_as_long_as_the_end_is_in_view()
    {
        _chat.Set(Enumerable.Range(1, 50).Select(Message));
        for (var i = 1; i < 60; i++)
        {
            _chat.Update(Message(50) with { Version = i, Text = string.Concat(Enumerable.Repeat("word ", 10 * i)) + "THE END" });
            _ui.Screen.ShouldContain("THE END");
        }

        _ui.Press("up");
        _chat.Follows.ShouldBeFalse();
        _ui.Press("down");
        _chat.Follows.ShouldBeTrue();
    }

    [Fact]
    public void Scrolling_up_and_down_again_meets_every_row_in_order()
    {
        _chat.Set(Enumerable.Range(1, 30).Select(Message));
        var seen = new List<string>();
        _ui.Press("home");
        for (var guard = 0; !_chat.Follows && guard < 500; guard++)
        {
            seen.Add(Rows(1));
            _ui.Press("down");
        }

        seen.Where(row => row.Contains("Speaker")).Count().ShouldBeGreaterThan(20);
        for (var i = seen.Count - 1; i >= 0; i--)
        {
            _ui.Press("up");
            Rows(1).ShouldBe(seen[i]);
        }

        _chat.Anchor.ShouldBe(("1", 0));
    }

    [Fact]
    public void A_resize_keeps_the_message_in_view()
    {
        _chat.Set(Enumerable.Range(1, 50).Select(Message));
        _ui.Press("pageup", "pageup", "pageup");
        var message = _chat.Anchor.ShouldNotBeNull().Id;

        _ui.Terminal.Resize(new Size(50, 15));
        _ui.Settle();
        _chat.Anchor.ShouldNotBeNull().Id.ShouldBe(message);
        _ui.Terminal.Resize(new Size(100, 40));
        _ui.Settle();
        _chat.Anchor.ShouldNotBeNull().Id.ShouldBe(message);
    }

    [Fact]
    public void Messages_are_chosen_opened_removed_and_found()
    {
        ChatMessage? opened = null;
        _chat.Set(Enumerable.Range(1, 50).Select(Message));
        _chat.Opened += message => opened = message;
        _ui.Screen.ShouldContain("Message 50");

        _ui.Press("[", "[");
        _chat.Selected.ShouldNotBeNull().Id.ShouldBe("49");
        _ui.Press("enter");
        opened.ShouldBe(_chat.Selected);

        _chat.Remove("49");
        _chat.Selected.ShouldBeNull();
        _chat.Find("message 17 ").ShouldBe(1);
        _ui.Screen.ShouldContain("Message 17 ");
        _chat.Selected.ShouldNotBeNull().Id.ShouldBe("17");
        _ui.App.Loop.Canvas.StyleMap().ShouldContain("Match");
        _ui.Press("esc");
        _chat.Selected.ShouldBeNull();
    }

    [Fact]
    public void What_models_write_cannot_control_the_terminal_nor_break_the_layout()
    {
        _chat.Set(
            new ChatMessage { Id = "a", Speaker = "E\u001bvil\n", Text = "\u001b[2J\u001b]0;x\u0007 بدون 👨‍👩‍👧‍👦 \u202e reversed \u0000" },
            new ChatMessage { Id = "b", Speaker = "Zalgo", Text = "e" + new string('\u0301', 500) + " क्षि" + new string('漢', 200) },
            new ChatMessage { Id = "c", Speaker = "", Text = "", Error = "Failed \u001b[31m" });

        var screen = _ui.Screen;

        screen.ShouldNotContain("\u001b");
        screen.ShouldNotContain("\u202e");
        screen.Split('\n').ShouldAllBe(row => TextWidth.Of(row) <= 80);
        _ui.Terminal.Output.Span.IndexOf("]0;x"u8).ShouldBe(-1);
    }

    [Fact]
    public void A_message_longer_than_many_windows_scrolls_line_by_line()
    {
        _chat.Set(Message(1) with { Text = string.Join('\n', Enumerable.Range(1, 5000).Select(i => $"row {i}")) });
        _ui.Screen.ShouldContain("row 5000");
        _ui.Press("pageup");
        _ui.Screen.ShouldContain("row 4960");
        _ui.Press("home");
        _ui.Screen.ShouldContain("row 1 ");
    }

    internal static ChatMessage Message(int number) => new()
    {
        Id = $"{number}",
        Speaker = $"Speaker {number % 2}",
        Text = $"Message {number} *counts the boats* and says \"you are late\" for the " +
            string.Join(' ', Enumerable.Repeat("harbour", number * 7 % 30)) + " time.",
    };

    private string Rows(int count) => string.Join('\n', _ui.Screen.Split('\n').Take(count).Select(row => row.TrimEnd('│', '█', ' ')));
}
