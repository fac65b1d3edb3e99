using System.Diagnostics;
using LettucePlug.Terminal.Gallery;

namespace LettucePlug.Terminal.Benchmarks;

/// <summary>What the toolkit's chat page costs: bytes on the line, time and garbage of a frame.</summary>
internal sealed class WidgetMeter : IDisposable
{
    private const int Frames = 2000;

    private readonly HeadlessTerminal _terminal = new(new Size(120, 40));
    private readonly UiApp _app;
    private readonly GalleryScreen _screen;

    public WidgetMeter(int messages)
    {
        _app = new UiApp(_terminal);
        _screen = new GalleryScreen(_app, messages);
        _screen.Chat.Composer.Focus();
    }

    public void Run(int messages)
    {
        Console.WriteLine($"toolkit chat page, {messages} messages, {_terminal.Size}");
        Console.WriteLine($"  first frame        {Show(() => { })} B");
        Console.WriteLine($"  key                {Mean(30, i => _terminal.Type($"{(char)('a' + (i % 26))}")):f1} B");
        Console.WriteLine($"  backspace          {Mean(10, _ => _terminal.Press(Key.Backspace)):f1} B");
        Console.WriteLine($"  line scroll        {Mean(10, _ => _terminal.Press(Key.Up, KeyModifiers.Alt)):f0} B");
        Console.WriteLine($"  page               {Mean(5, _ => _terminal.Press(Key.PageUp)):f0} B");
        Console.WriteLine($"  dialog             {Show(() => _terminal.Press(Key.F2))} B, closed {Show(() => _terminal.Press(Key.Escape))} B");
        Console.WriteLine($"  sheet of 18 rows   {Show(() => _terminal.Press(Key.F3))} B, closed {Show(() => _terminal.Press(Key.Escape))} B");
        Paint("scrolled up ");
        _screen.Chat.Transcript.ScrollToEnd();
        Show(() => { });
        Paint("at the end  ");
        _screen.Chat.BeginReply();
        Show(() => { });
        Console.WriteLine($"  streamed token     {Mean(200, _screen.Chat.Append):f1} B");
        Paint("after stream");
        _terminal.Press(Key.Home, KeyModifiers.Control);
        Show(() => { });
        Paint("at the start");
    }

    public void Dispose() => _terminal.Dispose();

    private double Mean(int times, Action<int> act) => Enumerable.Range(0, times).Average(i => Show(() => act(i)));

    // Frames have a least distance; a benchmark does not wait for it longer than for one.
    private int Show(Action act)
    {
        act();
        _terminal.TakeOutput();
        _app.Invalidate();
        for (var start = Stopwatch.GetTimestamp(); _terminal.Output.IsEmpty && Stopwatch.GetElapsedTime(start).TotalMilliseconds < 60;)
        {
            _app.Loop.Turn(TimeSpan.Zero);
        }

        return _terminal.TakeOutput().Length;
    }

    private void Paint(string what)
    {
        var canvas = new Canvas(_terminal.Size);
        var renderer = new Renderer();
        Draw(Frames);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var time = Stopwatch.StartNew();
        Draw(Frames);
        var micros = time.Elapsed.TotalMicroseconds / Frames;
        Console.WriteLine(
            $"  frame {what}  {micros:f0} us, {(GC.GetAllocatedBytesForCurrentThread() - before) / Frames} B of garbage (bars 300 us, 16384 B)");

        void Draw(int frames)
        {
            for (var i = 0; i < frames; i++)
            {
                canvas.Clear();
                _app.Root.Draw(canvas, canvas.Bounds);
                renderer.Render(canvas, Theme.Dark, _terminal.Capabilities);
            }
        }
    }
}
