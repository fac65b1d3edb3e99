using System.Text;
using LettucePlug.Terminal.Tests.Emulation;

namespace LettucePlug.Terminal.Tests.Screen;

public sealed class RendererTests
{
    private static TerminalCapabilities Everything { get; } = new()
    {
        Depth = ColorDepth.TrueColor,
        Widths = WidthProfile.Full,
        SynchronizedOutput = true,
    };

    [Theory]
    [InlineData(ColorDepth.None, "mono", true)]
    [InlineData(ColorDepth.Ansi16, "ansi16", true)]
    [InlineData(ColorDepth.Indexed256, "light", true)]
    [InlineData(ColorDepth.TrueColor, "dark", true)]
    [InlineData(ColorDepth.TrueColor, "high-contrast", true)]
    [InlineData(ColorDepth.TrueColor, "high-contrast", false)]
    [InlineData(ColorDepth.Indexed256, "dark", false)]
    public void What_a_terminal_shows_after_any_frames_is_the_canvas_in_no_more_bytes_than_a_redraw(
        ColorDepth depth, string themeName, bool backColorErase)
    {
        var theme = Theme.All.Single(one => one.Name == themeName);
        var capabilities = Everything with { Depth = depth, BackColorErase = backColorErase };
        for (var seed = 0; seed < 25; seed++)
        {
            var size = new Size(20 + (seed * 7 % 90), 5 + (seed * 3 % 30));
            var pictures = new RandomPictures(seed, size);
            var canvas = new Canvas(size);
            var renderer = new Renderer();
            var screen = new VtScreen(size, backColorErase);
            for (var frame = 0; frame < 30; frame++)
            {
                pictures.Next(canvas);
                var bytes = renderer.Render(canvas, theme, capabilities).ToArray();

                screen.Feed(bytes);

                ShouldShow(screen, canvas, theme, depth, $"seed {seed}, frame {frame}");
                bytes.Length.ShouldBeLessThanOrEqualTo(
                    new Renderer().Render(canvas, theme, capabilities).Length, $"seed {seed}, frame {frame}");
            }
        }
    }

    [Fact]
    public void The_same_picture_again_costs_nothing()
    {
        var (canvas, renderer) = (new Canvas(new Size(80, 24)), new Renderer());
        Paint();
        renderer.Render(canvas, Theme.Dark, Everything).Length.ShouldBeGreaterThan(0);

        Paint();
        renderer.Render(canvas, Theme.Dark, Everything).Length.ShouldBe(0);

        void Paint()
        {
            canvas.Clear();
            canvas.Box(canvas.Bounds, Role.Border, "Same");
            canvas.Write(3, 3, "text 漢字 👍🏽", Role.Accent);
            canvas.SetCursor(5, 5);
        }
    }

    [Fact]
    public void A_typed_letter_costs_one_byte()
    {
        var (canvas, renderer) = (new Canvas(new Size(80, 24)), new Renderer());
        Type("hello");
        renderer.Render(canvas, Theme.Dark, Everything);

        Type("hello!");
        Encoding.UTF8.GetString(renderer.Render(canvas, Theme.Dark, Everything)).ShouldBe("!");

        void Type(string text)
        {
            canvas.Clear();
            canvas.SetCursor(2 + canvas.Write(2, 22, text), 22);
        }
    }

    [Fact]
    public void A_scrolled_panel_is_moved_by_the_terminal_and_what_stands_beside_it_stays()
    {
        var size = new Size(100, 30);
        var (canvas, renderer, screen) = (new Canvas(size), new Renderer(), new VtScreen(size));
        for (var top = 0; top < 5; top++)
        {
            canvas.Clear();
            for (var y = 0; y < 30; y++)
            {
                canvas.Write(0, y, $"side {y}", Role.Muted);
                canvas.Write(12, y, y is > 2 and < 27 ? $"line {y + top} of a long text, number {(y + top) * 7919}" : "");
            }

            var frame = renderer.Render(canvas, Theme.Dark, Everything).ToArray();
            screen.Feed(frame);

            ShouldShow(screen, canvas, Theme.Dark, ColorDepth.TrueColor, $"top {top}");
            if (top > 0)
            {
                Encoding.UTF8.GetString(frame).ShouldContain("r\e[S");
                frame.Length.ShouldBeLessThan(400);
            }
        }
    }

    [Fact]
    public void Only_long_frames_are_marked_as_one_and_only_where_the_terminal_announced_it()
    {
        var canvas = new Canvas(new Size(80, 24));
        for (var y = 0; y < 24; y++)
        {
            canvas.Write(0, y, new string('x', 70));
        }

        var marked = Encoding.UTF8.GetString(new Renderer().Render(canvas, Theme.Mono, Everything));
        var plain = Encoding.UTF8.GetString(
            new Renderer().Render(canvas, Theme.Mono, Everything with { SynchronizedOutput = false }));

        marked.ShouldStartWith("\e[?2026h");
        marked.ShouldEndWith("\e[?2026l");
        plain.ShouldNotContain("2026");
    }

    [Fact]
    public void A_change_of_the_width_profile_draws_what_was_replaced_before()
    {
        var canvas = new Canvas(new Size(30, 2));
        canvas.Write(0, 0, "👨‍👩‍👧|❤️|🇩🇪|👍🏽|🫨|");
        var renderer = new Renderer();

        var cautious = Encoding.UTF8.GetString(
            renderer.Render(canvas, Theme.Mono, Everything with { Widths = WidthProfile.Cautious }));
        var full = Encoding.UTF8.GetString(renderer.Render(canvas, Theme.Mono, Everything));

        cautious.ShouldContain("👨|❤ |DE|👍|□ |");
        full.ShouldContain("👨‍👩‍👧");
        full.ShouldContain("🇩🇪");
    }

    [Fact]
    public void Nothing_that_was_drawn_can_bring_an_escape_into_the_frame()
    {
        var canvas = new Canvas(new Size(40, 2));
        canvas.Write(0, 0, "a\e[31mb\u009b31m\r\n\u202ec\u0007d");

        var frame = Encoding.UTF8.GetString(new Renderer().Render(canvas, Theme.Mono, Everything));

        canvas.Row(0).ShouldNotContain('\e');
        frame.Split('\e').Skip(1).ShouldAllBe(part => part.StartsWith('['));
        frame.ShouldNotContain("[31m\u009b");
        frame.ShouldNotContain('\u202e');
        frame.ShouldNotContain('\a');
    }

    [Fact]
    public void A_canvas_that_has_seen_too_many_styles_starts_again_and_stays_right()
    {
        var size = new Size(100, 40);
        var (canvas, renderer, screen) = (new Canvas(size), new Renderer(), new VtScreen(size));
        var value = 0;
        for (var frame = 0; frame < 40; frame++)
        {
            canvas.Clear();
            for (var i = 0; i < 4000; i++)
            {
                value++;
                canvas.Write(
                    i % 100, i / 100, "▀",
                    Style.Colors(Color.Rgb((byte)value, (byte)(value >> 8), (byte)frame), Color.Rgb(1, 2, 3)));
            }

            screen.Feed(renderer.Render(canvas, Theme.Dark, Everything));
        }

        ShouldShow(screen, canvas, Theme.Dark, ColorDepth.TrueColor, "last frame");
        canvas.Store.StyleCount.ShouldBeLessThan(CellStore.Limit + 4100);
    }

    internal static void ShouldShow(VtScreen screen, Canvas canvas, Theme theme, ColorDepth depth, string where)
    {
        depth = (ColorDepth)Math.Min((int)depth, (int)theme.MaximumDepth);
        for (var y = 0; y < canvas.FullSize.Rows; y++)
        {
            for (var x = 0; x < canvas.FullSize.Columns; x++)
            {
                var text = canvas.TextAt(x, y);
                var left = text.Length == 0 ? x - 1 : x;
                var look = theme.Resolve(canvas.StyleAt(left, y));
                var expected = new VtCell(text, look with
                {
                    Foreground = look.Foreground.Reduce(depth),
                    Background = look.Background.Reduce(depth),
                });
                if (screen[x, y].Seen() != expected.Seen())
                {
                    throw new Shouldly.ShouldAssertException(
                        $"{where}: cell {x},{y} shows {screen[x, y]} and should show {expected}");
                }
            }
        }

        screen.CursorVisible.ShouldBe(canvas.Cursor is not null, where);
        if (canvas.Cursor is { } cursor)
        {
            new Point(screen.X, screen.Y).ShouldBe(cursor, where);
        }
    }
}
