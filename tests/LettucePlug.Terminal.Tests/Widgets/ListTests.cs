using LettucePlug.Terminal.Tests.Core;

namespace LettucePlug.Terminal.Tests.Widgets;

public sealed class ListTests
{
    [Fact]
    public void Of_a_hundred_thousand_items_only_visible_ones_are_asked_for_their_text()
    {
        var asked = 0;
        var list = new ListView<int>(item =>
        {
            asked++;
            return $"item {item}";
        })
        { Items = [.. Enumerable.Range(0, 100_000)] };
        using var ui = new UiFixture(list);
        asked = 0;
        ui.Press("end");

        asked.ShouldBeLessThan(200);
        ui.Screen.ShouldContain("> item 99999");
    }

    [Fact]
    public void Marks_stay_on_their_items_when_others_come_before_them()
    {
        var list = new ListView<string>(item => item) { Items = ["a", "b", "c"], IsMultiSelect = true };
        using var ui = new UiFixture(list);
        ui.Press("down", "space");

        list.Items = ["new", "a", "b", "c"];
        list.Chosen.ShouldBe(["b"]);
        list.Items = ["new", "a", "c"];
        list.IsMarked("a").ShouldBeFalse();
        list.IsMarked("c").ShouldBeFalse();
    }

    [Theory]
    [InlineData("j j k", 1)]
    [InlineData("down down", 2)]
    [InlineData("G", 99)]
    [InlineData("G g", 0)]
    [InlineData("end up", 98)]
    [InlineData("pagedown", 23)]
    [InlineData("ctrl+d", 12)]
    [InlineData("k", 0)]
    public void Arrows_and_vi_keys_move(string keys, int expected)
    {
        var list = new ListView<int>(item => $"{item}") { Items = [.. Enumerable.Range(0, 100)] };
        using var ui = new UiFixture(list);

        ui.Press(keys.Split(' '));

        list.CurrentIndex.ShouldBe(expected);
    }

    [Fact]
    public void A_slash_filters_while_typing_and_escape_shows_all_again()
    {
        var opened = "";
        var list = new ListView<string>(item => item) { Items = ["Mira", "Kael", "Mirabel", "Jin"] };
        list.Opened += item => opened = item;
        using var ui = new UiFixture(list, 40, 10);

        ui.Type("/mirab");
        list.Count.ShouldBe(1);
        ui.Screen.ShouldStartWith("/mirab\n> Mirabel");
        ui.Press("enter");
        opened.ShouldBe("Mirabel");
        ui.Press("esc");
        list.Count.ShouldBe(4);
        ui.Type("/zzz");
        ui.Screen.ShouldContain("Nothing matches.");
    }

    [Theory]
    [InlineData('x', 38, 38)]
    [InlineData('x', 39, 37)]
    [InlineData('x', 40, 37)]
    [InlineData('x', 41, 37)]
    [InlineData('漢', 19, 19)]
    [InlineData('漢', 20, 18)]
    public void A_row_too_long_by_however_little_ends_in_an_ellipsis(char letter, int length, int shown)
    {
        using var ui = new UiFixture(new ListView<string>(text => text) { Items = [new string(letter, length)] }, 40, 10);

        ui.Screen.Split('\n')[0].TrimEnd().ShouldBe("> " + new string(letter, shown) + (shown < length ? "…" : ""));
    }

    [Theory]
    [InlineData('x', 40, 1, 40)]
    [InlineData('x', 41, 1, 39)]
    [InlineData('x', 39, 20, 39)]
    [InlineData('x', 40, 20, 38)]
    [InlineData('漢', 21, 1, 19)]
    public void A_line_of_a_log_too_long_by_however_little_ends_in_an_ellipsis(char letter, int length, int lines, int shown)
    {
        var log = new LogView();
        for (var i = 0; i < lines; i++)
        {
            log.Add(new string(letter, length));
        }

        using var ui = new UiFixture(log, 40, 10);

        // Beside more lines than fit stands the mark of the place, in the last column.
        ui.Screen.Split('\n')[0].TrimEnd().ShouldStartWith(new string(letter, shown) + (shown < length ? "…" : ""));
    }

    [Fact]
    public void Several_are_marked_with_space()
    {
        var list = new ListView<string>(item => item) { Items = ["a", "b", "c"], IsMultiSelect = true };
        using var ui = new UiFixture(list, 40, 10);
        list.Chosen.ShouldBe(["a"]);

        ui.Press("space", "down", "space");

        list.Chosen.ShouldBe(["a", "c"]);
        ui.Screen.ShouldStartWith("* a\n  b\n* c");
        list.Items = ["x"];
        list.Chosen.ShouldBe(["x"]);
        list.Items = [];
        list.Current.ShouldBeNull();
        ui.Screen.ShouldContain("Nothing here yet.");
        ui.Press("enter", "space", "down", "G");
    }

    [Fact]
    public void A_double_click_opens_and_the_wheel_moves()
    {
        var opened = -1;
        var list = new ListView<int>(item => $"{item}") { Items = [.. Enumerable.Range(0, 100)] };
        list.Opened += item => opened = item;
        using var ui = new UiFixture(list);

        ui.Click(3, 5);
        opened.ShouldBe(-1);
        ui.Click(3, 5);
        opened.ShouldBe(5);
        ui.Mouse(MouseKind.WheelDown, 3, 5);
        list.CurrentIndex.ShouldBe(8);
    }

    [Fact]
    public void A_table_leaves_out_what_matters_least_where_there_is_no_room()
    {
        var table = new Table<int>(
            new TableColumn<int> { Title = "Name", Text = item => $"model {item}", Width = Length.Flex(2) },
            new TableColumn<int> { Title = "Size", Text = item => $"{item} MB", Width = Length.Cells(12), Priority = 1, Alignment = Alignment.Right },
            new TableColumn<int> { Title = "Source", Text = _ => "somewhere far away", Width = Length.Auto, Priority = 2 });
        table.Rows.Items = [.. Enumerable.Range(0, 1000)];
        using var ui = new UiFixture(table);
        table.ShownColumns.ShouldBe(["Name", "Size", "Source"]);

        ui.Terminal.Resize(new Size(40, 10));
        ui.Settle();
        table.ShownColumns.ShouldBe(["Name", "Size"]);
        ui.Screen.Split('\n')[1].ShouldStartWith("> model 0");
    }

    [Fact]
    public void A_tree_opens_and_closes()
    {
        var tree = new TreeView<string>(item => item.Length < 3 ? [item + "a", item + "b"] : [], item => item) { Roots = ["x", "y"] };
        var opened = "";
        tree.Opened += item => opened = item;
        using var ui = new UiFixture(tree, 40, 10);

        ui.Press("right", "down", "right", "down", "enter");
        opened.ShouldBe("xaa");
        ui.Screen.ShouldStartWith(" ▾ x\n   ▾ xa\n>      xaa\n       xab\n   ▸ xb\n ▸ y");
        ui.Press("left", "left", "left");
        tree.Current.ShouldBe("x");
        ui.Press("h");
        ui.Screen.ShouldStartWith(">▸ x\n ▸ y");
    }
}
