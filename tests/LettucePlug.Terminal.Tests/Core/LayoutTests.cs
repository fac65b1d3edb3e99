namespace LettucePlug.Terminal.Tests.Core;

public sealed class LayoutTests
{
    [Theory]
    [InlineData("10 flex flex", 30, "10 10 10")]
    [InlineData("flex flex2", 30, "10 20")]
    [InlineData("flex flex flex", 10, "3 3 4")]
    [InlineData("flex>8 flex", 10, "8 2")]
    [InlineData("flex<3 flex", 10, "3 7")]
    [InlineData("auto5 flex", 10, "5 5")]
    [InlineData("10 10", 12, "10 2")]
    [InlineData("auto10 flex 2", 8, "6 0 2")]
    [InlineData("flex>8 flex>8", 10, "8 2")]
    [InlineData("flex<2 flex<2", 10, "2 2")]
    [InlineData("5", 0, "0")]
    public void A_span_is_divided_by_fixed_cells_shares_and_limits(string parts, int span, string expected)
    {
        var lengths = new List<Length>();
        var measured = new List<int>();
        foreach (var part in parts.Split(' '))
        {
            var bounds = part.Split('>', '<');
            var length = bounds[0].StartsWith("flex") ? Length.Flex(bounds[0].Length > 4 ? int.Parse(bounds[0][4..]) : 1) :
                bounds[0].StartsWith("auto") ? Length.Auto : Length.Cells(int.Parse(bounds[0]));
            lengths.Add(part.Contains('>') ? length.AtLeast(int.Parse(bounds[1])) :
                part.Contains('<') ? length.AtMost(int.Parse(bounds[1])) : length);
            measured.Add(bounds[0].StartsWith("auto") ? int.Parse(bounds[0][4..]) : 0);
        }

        var given = new int[lengths.Count];
        Length.Divide(span, lengths.ToArray(), measured.ToArray(), given);

        string.Join(' ', given).ShouldBe(expected);
    }

    [Fact]
    public void Whatever_is_asked_for_no_part_is_negative_and_the_sum_fits()
    {
        var random = new Random(4711);
        for (var round = 0; round < 2000; round++)
        {
            var count = random.Next(1, 7);
            var lengths = Enumerable.Range(0, count).Select(_ => random.Next(3) switch
            {
                0 => Length.Cells(random.Next(30)),
                1 => Length.Flex(random.Next(1, 4)).AtLeast(random.Next(10)),
                _ => Length.Auto.AtMost(random.Next(20)),
            }).ToArray();
            var measured = Enumerable.Range(0, count).Select(_ => random.Next(25)).ToArray();
            var given = new int[count];
            var span = random.Next(80);

            Length.Divide(span, lengths, measured, given);

            given.ShouldAllBe(cells => cells >= 0);
            given.Sum().ShouldBeLessThanOrEqualTo(span);
            if (lengths.Any(length => length is { Weight: > 0 }))
            {
                given.Sum().ShouldBe(span);
            }
        }
    }

    [Fact]
    public void Parts_are_left_out_where_the_window_is_narrow_and_tab_does_not_visit_them()
    {
        var side = new Probe("side");
        var main = new Probe("main");
        using var ui = new UiFixture(FlexBox.Columns(1)
            .Add(side, Length.Cells(6), fromWidth: 60)
            .Add(main, Length.Flex()), 60, 10);
        ui.Screen.Split('\n')[0].ShouldStartWith("sidess mainmmm");

        ui.Terminal.Resize(new Size(50, 10));
        ui.Screen.Split('\n')[0].ShouldStartWith("mainmmm");
        ui.Press("x").App.Focused.ShouldBe(main);
    }

    [Fact]
    public void One_of_several_arrangements_is_shown_by_width()
    {
        using var ui = new UiFixture(new Responsive().Add(0, new Probe("narrow")).Add(60, new Probe("wide")), 59, 10);
        ui.Screen.ShouldStartWith("narrow");

        ui.Terminal.Resize(new Size(60, 10));
        ui.Screen.ShouldStartWith("wide");
    }

    [Fact]
    public void Frames_are_drawn_in_ascii_where_there_is_no_utf8()
    {
        using var ui = new UiFixture(
            new BorderBox(new TextBlock("inside"), "title") { Footer = "1 of 2", PaddingColumns = 1 }, 40, 10,
            new TerminalCapabilities { Utf8 = false, Depth = ColorDepth.None });

        ui.Screen.Split('\n')[0].ShouldBe("+- title ------------------------------+");
        ui.Screen.Split('\n')[1].ShouldBe("| inside                               |");
        ui.Screen.Split('\n')[9].ShouldBe("+----------------------------- 1 of 2 -+");
    }

    [Fact]
    public void A_window_too_small_gets_one_line_and_comes_back()
    {
        using var ui = new UiFixture(new TextBlock("content"), 40, 10);
        ui.Screen.ShouldStartWith("content");

        foreach (var size in new[] { new Size(39, 10), new Size(40, 9), new Size(1, 1), new Size(3, 80) })
        {
            ui.Terminal.Resize(size);
            ui.Screen.ShouldStartWith("Please make the window at least 40x10."[..Math.Min(size.Columns - 1, 38)]);
        }

        ui.Terminal.Resize(new Size(80, 24));
        ui.Screen.ShouldStartWith("content");
    }
}
