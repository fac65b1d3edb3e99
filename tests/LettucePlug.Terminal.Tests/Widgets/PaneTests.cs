using LettucePlug.Terminal.Tests.Core;

namespace LettucePlug.Terminal.Tests.Widgets;

/// <summary>What shares the screen or shows a part of something larger: split, scroll view, log.</summary>
public sealed class PaneTests
{
    [Fact]
    public void The_line_of_a_split_is_moved_by_keys_and_by_the_mouse_and_leaves_both_sides_some_room()
    {
        using var ui = new UiFixture(new SplitView(new Probe("left"), new Probe("right"), 20), 40, 10);
        Line().ShouldBe(20);

        ui.Press("alt+>");
        Line().ShouldBe(24);
        ui.Press("alt+<", "alt+<");
        Line().ShouldBe(16);
        ui.Press([.. Enumerable.Repeat("alt+<", 20)]);
        Line().ShouldBe(4);
        ui.Mouse(MouseKind.Down, 4, 3).Mouse(MouseKind.Drag, 12, 3).Mouse(MouseKind.Up, 12, 3);
        Line().ShouldBe(12);
        ui.Mouse(MouseKind.Down, 12, 3).Mouse(MouseKind.Drag, 39, 3).Mouse(MouseKind.Up, 39, 3);
        Line().ShouldBe(35);

        int Line() => ui.Screen.Split('\n')[5].IndexOf('│');
    }

    [Fact]
    public void Where_two_sides_have_no_room_the_one_with_the_focus_is_shown()
    {
        using var ui = new UiFixture(new SplitView(new Probe("left"), new Probe("right"), 20) { NeedsAtLeast = 60 }, 50, 10);
        ui.App.AddStandardCommands();
        ui.Screen.ShouldStartWith("leftlll");

        ui.Press("tab");
        ui.Screen.ShouldStartWith("rightrr");
        ui.Press("alt+<");
        ui.Screen.ShouldStartWith("rightrr");
    }

    [Fact]
    public void What_gets_the_focus_in_a_scroll_view_comes_into_view()
    {
        var fields = Enumerable.Range(0, 30).Select(number => new TextField($"field {number}")).ToList();
        var rows = FlexBox.Rows();
        fields.ForEach(field => rows.Add(field, Length.Cells(1)));
        using var ui = new UiFixture(new ScrollView(rows), 40, 10);
        ui.App.AddStandardCommands();
        ui.Screen.ShouldContain("field 0");
        ui.Screen.ShouldNotContain("field 10");

        ui.Press([.. Enumerable.Repeat("tab", 15)]);
        ui.Screen.ShouldContain("field 15");
        ui.Screen.ShouldNotContain("field 0 ");
        ui.Press("shift+tab").Type("!");
        ui.Screen.ShouldContain("field 14!");
        ui.Press("pagedown", "pagedown", "pagedown");
        ui.Screen.ShouldContain("field 29");
        ui.Mouse(MouseKind.WheelUp, 5, 5);
        ui.Screen.ShouldNotContain("field 29");
    }

    [Fact]
    public void Text_that_is_too_long_scrolls_by_keys_where_it_takes_them()
    {
        var text = new TextBlock(string.Join('\n', Enumerable.Range(0, 40).Select(number => $"line {number}")));
        using var ui = new UiFixture(new ScrollView(text) { TakesKeys = true }, 40, 10);

        ui.Press("G");
        ui.Screen.ShouldContain("line 39");
        ui.Press("k");
        ui.Screen.ShouldNotContain("line 39");
        ui.Press("home");
        ui.Screen.ShouldStartWith("line 0");
    }

    [Fact]
    public void Long_lines_of_a_log_are_shown_sideways_and_no_further_than_they_reach()
    {
        var log = new LogView();
        log.Add("short");
        log.Add(string.Concat(Enumerable.Range(0, 10).Select(number => $"{number}123456789")));
        using var ui = new UiFixture(log, 40, 10);
        ui.Screen.ShouldContain("0123456789112345678921234567893123456789"[..39] + "…");

        ui.Press("right");
        ui.Screen.Split('\n')[0].Trim().ShouldBe("");
        ui.Screen.Split('\n')[1].ShouldStartWith("89112345");
        ui.Press([.. Enumerable.Repeat("right", 20)]);
        ui.Screen.Split('\n')[1].ShouldEndWith("9123456789");
        ui.Press([.. Enumerable.Repeat("left", 20)]);
        ui.Screen.ShouldStartWith("short");
    }
}
