using System.Diagnostics;
using System.Text;
using LettucePlug.Terminal;
using LettucePlug.Terminal.Benchmarks;
using LettucePlug.Terminal.Gallery;

// "first-frame" and "line" start programs, everything else is measured in this one; a number is how many messages the chat has.
var messages = args.Select(arg => int.TryParse(arg, out var asked) ? asked : 0).FirstOrDefault(asked => asked > 0, 200);
if (args.Contains("first-frame"))
{
    FirstFrameMeter.Run(messages);
    return;
}

if (args.Contains("line"))
{
    LineMeter.Run(messages);
    return;
}

using (var meter = new WidgetMeter(messages))
{
    meter.Run(messages);
}

var size = new Size(120, 40);
using var terminal = new HeadlessTerminal(size);
var page = new ChatPage(messages);
var loop = new UiLoop(terminal, page);
var time = new Stopwatch();

Console.WriteLine($"chat page, {messages} messages, {size}");
Console.WriteLine($"  first frame        {Show(() => { })} B");
Console.WriteLine($"  key                {Enumerable.Range(0, 30).Average(i => Show(() => terminal.Type($"{(char)('a' + (i % 26))}"))):f1} B");
Console.WriteLine($"  backspace          {Enumerable.Range(0, 10).Average(_ => Show(() => terminal.Press(Key.Backspace))):f1} B");
Console.WriteLine($"  line scroll        {Enumerable.Range(0, 10).Average(_ => Show(() => terminal.Press(Key.Up))):f0} B");
Console.WriteLine($"  page               {Enumerable.Range(0, 5).Average(_ => Show(() => terminal.Press(Key.PageUp))):f0} B");
Console.WriteLine($"  dialog             {Show(() => terminal.Press(Key.F2))} B");
Show(() => terminal.Press(Key.F2));
Show(() => { for (var i = 0; i < 10; i++) { terminal.Press(Key.PageDown); } });
page.BeginReply();
Show(() => { });
Console.WriteLine($"  streamed token     {Enumerable.Range(0, 200).Average(i => Show(() => page.Append(SampleText.Token(i)))):f1} B");

const int Frames = 2000;
var canvas = new Canvas(size);
var renderer = new Renderer();
Paint(Frames);
var before = GC.GetAllocatedBytesForCurrentThread();
time.Restart();
Paint(Frames);
time.Stop();
var garbage = (GC.GetAllocatedBytesForCurrentThread() - before) / Frames;
Console.WriteLine($"  paint and diff     {time.Elapsed.TotalMicroseconds / Frames:f0} us");
Console.WriteLine($"  garbage per frame  {garbage} B");

var text = new StringBuilder();
for (var i = 0; i < 10_000; i++)
{
    text.Append(SampleText.Message(i)).Append('\n');
}

Wrap.Count(text.ToString(), 90);
time.Restart();
var lines = Wrap.Count(text.ToString(), 90);
Console.WriteLine($"  wrap 10,000 messages {time.Elapsed.TotalMilliseconds:f0} ms, {lines} lines");

int Show(Action act)
{
    act();
    terminal.TakeOutput();
    loop.Invalidate();

    // Frames have a least distance; a benchmark does not wait for it.
    for (var start = Stopwatch.GetTimestamp(); terminal.Output.IsEmpty && Stopwatch.GetElapsedTime(start).TotalMilliseconds < 60;)
    {
        loop.Turn(TimeSpan.Zero);
    }

    return terminal.TakeOutput().Length;
}

void Paint(int frames)
{
    for (var i = 0; i < frames; i++)
    {
        canvas.Clear();
        page.Paint(canvas);
        renderer.Render(canvas, Theme.Dark, terminal.Capabilities);
    }
}
