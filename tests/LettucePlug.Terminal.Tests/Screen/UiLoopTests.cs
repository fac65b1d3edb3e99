using LettucePlug.Tests.Support;

namespace LettucePlug.Terminal.Tests.Screen;

public sealed class UiLoopTests : IDisposable
{
    private readonly FakeTime _time = new();
    private readonly HeadlessTerminal _terminal = new(new Size(40, 10));
    private readonly Typed _root = new();
    private readonly UiLoop _loop;

    public UiLoopTests()
    {
        _loop = new UiLoop(_terminal, _root, _time);
        Turn();
    }

    public void Dispose() => _terminal.Dispose();

    [Fact]
    public void What_is_typed_is_shown()
    {
        _terminal.Type("héllo");
        Later();

        _loop.Canvas.Row(0).ShouldBe("héllo");
    }

    [Fact]
    public void Keys_that_come_together_cost_one_frame_and_the_next_waits_twelve_milliseconds()
    {
        Later();
        var frames = _terminal.Frames;
        _terminal.Type("abc");
        Turn();
        _terminal.Frames.ShouldBe(frames + 1);

        _terminal.Type("d");
        Turn();
        _terminal.Frames.ShouldBe(frames + 1);
        _time.Advance(TimeSpan.FromMilliseconds(12));
        Turn();
        _terminal.Frames.ShouldBe(frames + 2);
    }

    [Fact]
    public void Work_in_the_background_is_shown_every_thirty_three_milliseconds()
    {
        Later();
        var frames = _terminal.Frames;
        for (var i = 0; i < 100; i++)
        {
            _loop.Post(() => _root.Text += "x");
            Turn();
            _time.Advance(TimeSpan.FromMilliseconds(1));
        }

        (_terminal.Frames - frames).ShouldBeInRange(3, 4);
    }

    [Fact]
    public void Nothing_to_do_means_no_bytes_and_no_waking_up()
    {
        Later();
        _terminal.TakeOutput();
        Turn();

        _terminal.LastTimeout.ShouldBe(Timeout.InfiniteTimeSpan);
        _terminal.Output.Length.ShouldBe(0);
    }

    [Fact]
    public void A_line_that_takes_nothing_gets_one_frame_later_instead_of_many()
    {
        Later();
        var frames = _terminal.Frames;
        _terminal.Blocked = true;
        for (var i = 0; i < 20; i++)
        {
            _terminal.Type("x");
            Later();
        }

        _terminal.Frames.ShouldBe(frames);
        _terminal.LastTimeout.ShouldBe(Timeout.InfiniteTimeSpan);
        _terminal.Blocked = false;
        Turn();
        _terminal.Frames.ShouldBe(frames + 1);
        _loop.Canvas.Row(0).ShouldBe(new string('x', 20));
    }

    [Fact]
    public void A_resize_draws_everything_in_the_new_size()
    {
        _terminal.Type("text");
        _terminal.Resize(new Size(20, 5));
        Later();

        _loop.Canvas.FullSize.ShouldBe(new Size(20, 5));
        _loop.Canvas.Row(0).ShouldBe("text");
    }

    [Fact]
    public void A_resize_that_repeats_the_size_costs_nothing_and_is_not_handed_on()
    {
        _terminal.Type("text");
        _terminal.Resize(new Size(20, 5));
        Later();
        _terminal.TakeOutput();
        var seen = _root.Resizes;

        _terminal.Resize(new Size(20, 5)).Resize(new Size(20, 5));
        Later();

        _terminal.Output.Length.ShouldBe(0);
        _root.Resizes.ShouldBe(seen);
    }

    [Fact]
    public void A_resize_there_and_back_before_a_frame_draws_everything_anew()
    {
        _terminal.Type("text");
        Later();
        _terminal.TakeOutput();

        _terminal.Resize(new Size(20, 5)).Resize(new Size(40, 10));
        Later();

        System.Text.Encoding.UTF8.GetString(_terminal.TakeOutput()).ShouldContain("\e[2Jtext");
    }

    [Fact]
    public void A_resize_that_changes_only_the_pixels_of_a_cell_draws_everything_anew()
    {
        _terminal.Type("text");
        Later();
        _terminal.TakeOutput();

        _terminal.Learn(_terminal.Capabilities with { CellPixels = new Size(11, 23) }).Resize(_terminal.Size);
        Later();

        System.Text.Encoding.UTF8.GetString(_terminal.TakeOutput()).ShouldContain("\e[2Jtext");
        _root.Resizes.ShouldBe(1);
    }

    [Fact]
    public void A_timer_runs_once_at_its_time_and_not_when_called_off()
    {
        var ran = 0;
        _loop.After(TimeSpan.FromSeconds(1), () => ran++);
        _loop.After(TimeSpan.FromSeconds(1), () => ran += 100).Dispose();

        _time.Advance(TimeSpan.FromMilliseconds(999));
        Turn();
        ran.ShouldBe(0);
        _time.Advance(TimeSpan.FromMilliseconds(1));
        Turn();
        Turn();
        ran.ShouldBe(1);
    }

    [Fact]
    public void After_another_program_had_the_terminal_all_is_drawn_again()
    {
        _terminal.Type("draft");
        Later();
        _terminal.TakeOutput();
        var seen = "";

        _loop.Suspend(() => seen = "editor");
        Later();

        seen.ShouldBe("editor");
        System.Text.Encoding.UTF8.GetString(_terminal.TakeOutput()).ShouldContain("\e[2Jdraft");
    }

    [Fact]
    public void A_signal_to_end_ends_the_loop_and_is_remembered()
    {
        _terminal.Send(new ShutdownEvent(System.Runtime.InteropServices.PosixSignal.SIGTERM));

        _loop.Run(TestContext.Current.CancellationToken);

        _loop.EndedBy.ShouldBe(System.Runtime.InteropServices.PosixSignal.SIGTERM);
    }

    [Fact]
    public void An_await_in_a_handler_continues_on_the_thread_of_the_loop()
    {
        var thread = Environment.CurrentManagedThreadId;
        var continued = 0;
        _loop.Post(async () =>
        {
            await Task.Yield();
            continued = Environment.CurrentManagedThreadId;
            _loop.Stop();
        });

        _loop.Run(TestContext.Current.CancellationToken);

        continued.ShouldBe(thread);
    }

    private void Turn() => _loop.Turn(Timeout.InfiniteTimeSpan);

    private void Later()
    {
        Turn();
        _time.Advance(TimeSpan.FromMilliseconds(50));
        Turn();
    }

    private sealed class Typed : IUiRoot
    {
        public string Text { get; set; } = "";

        public int Resizes { get; private set; }

        public bool Handle(TerminalEvent terminalEvent)
        {
            Resizes += terminalEvent is ResizeEvent ? 1 : 0;
            Text += terminalEvent is KeyEvent key ? key.Text : "";
            return terminalEvent is KeyEvent;
        }

        public void Paint(Canvas canvas) => canvas.SetCursor(canvas.Write(0, 0, Text), 0);
    }
}
