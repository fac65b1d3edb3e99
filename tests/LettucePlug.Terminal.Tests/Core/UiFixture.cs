using LettucePlug.Tests.Support;

namespace LettucePlug.Terminal.Tests.Core;

/// <summary>A user interface on a headless terminal with a clock that stands still.</summary>
internal sealed class UiFixture : IDisposable
{
    public UiFixture(Component root, int columns = 80, int rows = 24, TerminalCapabilities? capabilities = null)
    {
        Terminal = new HeadlessTerminal(new Size(columns, rows), capabilities);
        App = new UiApp(Terminal, Time) { Root = root };
        Settle();
    }

    public FakeTime Time { get; } = new();

    public HeadlessTerminal Terminal { get; }

    public UiApp App { get; }

    public string Screen
    {
        get
        {
            App.Invalidate();
            Settle();
            return App.Loop.Canvas.Text();
        }
    }

    public UiFixture Type(string text)
    {
        Terminal.Type(text);
        Settle();
        return this;
    }

    /// <summary>Presses keys as settings write them.</summary>
    public UiFixture Press(params string[] keys)
    {
        foreach (var key in keys)
        {
            Terminal.Send([.. KeySequence.Parse(key).Keys]);
            Settle();
        }

        return this;
    }

    public UiFixture Click(int x, int y) => Mouse(MouseKind.Down, x, y).Mouse(MouseKind.Up, x, y);

    public UiFixture Mouse(MouseKind kind, int x, int y)
    {
        var button = kind is MouseKind.WheelDown or MouseKind.WheelUp ? MouseButton.None : MouseButton.Left;
        Terminal.Send(new MouseEvent(kind, button, new Point(x, y)));
        Settle();
        return this;
    }

    public UiFixture Paste(string text)
    {
        Terminal.Send(new PasteEvent(text));
        Settle();
        return this;
    }

    public void Later(double milliseconds)
    {
        Time.Advance(TimeSpan.FromMilliseconds(milliseconds));
        Settle();
    }

    /// <summary>Handles what is there and paints, without time passing that anybody would notice.</summary>
    public void Settle()
    {
        App.Loop.Turn(TimeSpan.Zero);
        Time.Advance(TimeSpan.FromMilliseconds(1));
        App.Loop.Turn(TimeSpan.Zero);
        Time.Advance(TimeSpan.FromMilliseconds(34));
        App.Loop.Turn(TimeSpan.Zero);
    }

    public void Dispose() => Terminal.Dispose();
}
