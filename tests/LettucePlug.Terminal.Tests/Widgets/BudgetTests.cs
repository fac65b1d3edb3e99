using LettucePlug.Terminal.Gallery;
using LettucePlug.Terminal.Tests.Core;

namespace LettucePlug.Terminal.Tests.Widgets;

/// <summary>What the chat page of the gallery may put on the line and leave to the garbage collector, at 120x40.</summary>
public sealed class BudgetTests
{
    [Theory]
    [InlineData(200)]
    [InlineData(10_000)]
    public void The_chat_page_keeps_to_its_bytes(int messages)
    {
        using var ui = new UiFixture(new TextBlock(""), 120, 40);
        ui.Terminal.TakeOutput();
        var chat = new GalleryScreen(ui.App, messages).Chat;
        ui.App.Loop.Redraw();

        Bytes(() => { }).ShouldBeLessThanOrEqualTo(9 * 1024, "first frame");
        Resized(new Size(100, 30)).ShouldBeLessThanOrEqualTo(10 * 1024, "after a resize");
        Resized(new Size(120, 40)).ShouldBeLessThanOrEqualTo(10 * 1024, "after another");

        var keys = Enumerable.Range(0, 60).Select(i => Bytes(() => ui.Terminal.Type($"{(char)('a' + (i % 26))}"))).Order().ToList();
        keys[30].ShouldBeLessThanOrEqualTo(8, "a key, median");
        keys[^1].ShouldBeLessThanOrEqualTo(256, "a key, at most");
        Enumerable.Range(0, 10).Average(_ => Bytes(() => ui.Terminal.Press(Key.Backspace))).ShouldBeLessThanOrEqualTo(8, "a backspace");
        Enumerable.Range(0, 10).Max(_ => Bytes(() => chat.Transcript.ScrollLines(-1))).ShouldBeLessThanOrEqualTo(1200, "a line");
        Enumerable.Range(0, 10).Max(_ => Bytes(() => ui.Terminal.Press(Key.PageUp))).ShouldBeLessThanOrEqualTo(4500, "a page");
        Bytes(() => ui.Terminal.Press(Key.F2)).ShouldBeLessThanOrEqualTo(3500, "a dialog");
        Bytes(() => ui.Terminal.Press(Key.Escape)).ShouldBeLessThanOrEqualTo(3500, "the dialog closed");

        chat.Transcript.ScrollToEnd();
        Bytes(chat.BeginReply);
        Enumerable.Range(0, 200).Average(i => Bytes(() => chat.Append(i))).ShouldBeLessThanOrEqualTo(120, "a token");

        int Resized(Size size)
        {
            ui.Terminal.TakeOutput();
            ui.Terminal.Resize(size);
            ui.Settle();
            return ui.Terminal.TakeOutput().Length;
        }

        int Bytes(Action act)
        {
            ui.Terminal.TakeOutput();
            var frames = ui.Terminal.Frames;
            act();
            ui.App.Invalidate();
            ui.Settle();
            (ui.Terminal.Frames - frames).ShouldBeLessThanOrEqualTo(1, "writes");
            return ui.Terminal.TakeOutput().Length;
        }
    }

    [Fact]
    public void A_chat_that_nobody_touches_costs_nothing_and_wakes_nobody()
    {
        using var ui = new UiFixture(new TextBlock(""), 120, 40);
        _ = new GalleryScreen(ui.App, 200);
        ui.Settle();
        ui.Terminal.TakeOutput();

        ui.Time.Advance(TimeSpan.FromMinutes(1));
        ui.App.Loop.Turn(Timeout.InfiniteTimeSpan);

        ui.Terminal.LastTimeout.ShouldBe(Timeout.InfiniteTimeSpan);
        ui.Terminal.TakeOutput().ShouldBeEmpty();
    }

    [Theory]
    [InlineData(200)]
    [InlineData(10_000)]
    public void A_frame_leaves_little_garbage(int messages)
    {
        const int Frames = 50;
        using var ui = new UiFixture(new TextBlock(""), 120, 40);
        _ = new GalleryScreen(ui.App, messages);
        ui.Settle();
        var (canvas, renderer) = (new Canvas(new Size(120, 40)), new Renderer());
        Paint();
        var before = GC.GetAllocatedBytesForCurrentThread();
        Paint();

        ((GC.GetAllocatedBytesForCurrentThread() - before) / Frames).ShouldBeLessThanOrEqualTo(16 * 1024);

        void Paint()
        {
            for (var frame = 0; frame < Frames; frame++)
            {
                canvas.Clear();
                ui.App.Root.Draw(canvas, canvas.Bounds);
                renderer.Render(canvas, Theme.Dark, ui.Terminal.Capabilities);
            }
        }
    }
}
