using System.Text;

namespace LettucePlug.Terminal.Gallery;

/// <summary>A screen like a roleplay chat: characters at the left, messages, an input line, a status line.</summary>
internal sealed class ChatPage : IUiRoot
{
    private const int SideWidth = 24;

    private readonly List<Message> _messages = [];
    private readonly StringBuilder _input = new();
    private readonly List<(Message Message, int Line)> _visible = [];
    private int _scroll;
    private bool _dialog;
    private string _notice = "";

    public ChatPage(int messages)
    {
        for (var i = 0; i < messages; i++)
        {
            var speaker = i % 2 == 0 ? "You" : "Mira";
            _messages.Add(new Message(speaker, SampleText.Message(i)));
        }
    }

    public Action? Quit { get; set; }

    public Action? Stream { get; set; }

    public Action? Suspend { get; set; }

    public Action? Stop { get; set; }

    public Action? Redraw { get; set; }

    public string Input => _input.ToString();

    public void BeginReply() => _messages.Add(new Message("Mira", ""));

    public void Append(string token) => _messages[^1].Append(token);

    public void Notice(string text) => _notice = text;

    public bool Handle(TerminalEvent terminalEvent)
    {
        switch (terminalEvent)
        {
            case KeyEvent key:
                Press(key);
                return true;
            case PasteEvent paste:
                _input.Append(paste.Text.ReplaceLineEndings(" "));
                return true;
            case MouseEvent { Kind: MouseKind.WheelUp }:
                _scroll += 3;
                return true;
            case MouseEvent { Kind: MouseKind.WheelDown }:
                _scroll -= 3;
                return true;
            case ResizeEvent or CapabilitiesEvent or FocusEvent:
                return true;
            default:
                return false;
        }
    }

    public void Paint(Canvas canvas)
    {
        var size = canvas.Size;
        if (size.Columns < 40 || size.Rows < 10)
        {
            canvas.WriteFit(0, 0, size.Columns, "Please make the window larger.", Role.Warning);
            return;
        }

        var side = size.Columns >= 80 ? SideWidth : 0;
        canvas.WriteFit(0, 0, size.Columns, " LettucePlug terminal gallery: chat page", Role.Bar);
        if (side > 0)
        {
            PaintSide(canvas, new Rect(0, 1, side, size.Rows - 4));
        }

        PaintMessages(canvas, new Rect(side, 1, size.Columns - side, size.Rows - 4));
        PaintInput(canvas, new Rect(0, size.Rows - 3, size.Columns, 2));
        canvas.WriteFit(
            0, size.Rows - 1, size.Columns, $" {_notice}F2 dialog  F3 stream  PgUp/PgDn scroll  Ctrl+Q quit", Role.Muted);
        if (_dialog)
        {
            PaintDialog(canvas);
        }
    }

    private void Press(KeyEvent key)
    {
        _notice = "";
        switch (key)
        {
            case { Key: Key.PageUp }:
                _scroll += 20;
                break;
            case { Key: Key.PageDown }:
                _scroll -= 20;
                break;
            case { Key: Key.Up }:
                _scroll++;
                break;
            case { Key: Key.Down }:
                _scroll--;
                break;
            case { Key: Key.F2 } or { Key: Key.Escape }:
                _dialog = key.Key == Key.F2 && !_dialog;
                break;
            case { Key: Key.F3 }:
                Stream?.Invoke();
                break;
            case { Key: Key.F4 }:
                Suspend?.Invoke();
                break;
            case { Key: Key.F5 }:
                throw new InvalidOperationException("F5 makes the gallery fail, to see the terminal restored.");
            case { Key: Key.Backspace } when _input.Length > 0:
                var text = _input.ToString();
                _input.Length = Graphemes.PreviousBoundary(text, text.Length);
                break;
            case { Key: Key.Enter } when _input.Length > 0:
                _messages.Add(new Message("You", _input.ToString()));
                _input.Clear();
                _scroll = 0;
                break;
            case { Modifiers: KeyModifiers.Control }:
                Control(key);
                break;
            default:
                _input.Append(key.Text);
                break;
        }
    }

    private void Control(KeyEvent key)
    {
        switch (key.Character.Value)
        {
            case 'q':
                Quit?.Invoke();
                break;
            case 'z':
                Stop?.Invoke();
                break;
            case 'l':
                Redraw?.Invoke();
                break;
        }
    }

    private static void PaintSide(Canvas canvas, Rect area)
    {
        canvas.VerticalLine(area.Right - 1, area.Y, area.Height, Role.Border);
        for (var i = 0; i < Math.Min(30, area.Height); i++)
        {
            Style style = i == 1 ? Role.Selection : Role.Text;
            canvas.WriteFit(area.X, area.Y + i, area.Width - 1, $" {(i == 1 ? '>' : ' ')} Character {i + 1}", style);
        }
    }

    private void PaintMessages(Canvas canvas, Rect area)
    {
        var width = area.Width - 2;
        _visible.Clear();

        // From the end upwards, as far as the window reaches.
        var most = _messages.Sum(message => message.Height(width)) - area.Height;
        _scroll = Math.Clamp(_scroll, 0, Math.Max(0, most));
        var skip = _scroll;
        for (var m = _messages.Count - 1; m >= 0 && _visible.Count < area.Height; m--)
        {
            for (var line = _messages[m].Height(width) - 1; line >= 0 && _visible.Count < area.Height; line--)
            {
                if (skip-- <= 0)
                {
                    _visible.Add((_messages[m], line));
                }
            }
        }

        using (canvas.Push(area))
        {
            for (var i = 0; i < _visible.Count; i++)
            {
                var (message, line) = _visible[i];
                message.PaintLine(canvas, 1, area.Height - 1 - i, line, width);
            }
        }
    }

    private void PaintInput(Canvas canvas, Rect area)
    {
        canvas.HorizontalLine(area.X, area.Y, area.Width, Role.Border);
        canvas.Write(area.X, area.Y + 1, "> ", Role.Accent);
        var text = _input.ToString();
        var room = area.Width - 4;
        while (TextWidth.Of(text) > room)
        {
            text = text[Graphemes.NextLength(text)..];
        }

        var used = canvas.Write(area.X + 2, area.Y + 1, text, Role.Input);
        canvas.SetCursor(area.X + 2 + used, area.Y + 1);
    }

    private static void PaintDialog(Canvas canvas)
    {
        var box = canvas.Bounds.Center(new Size(64, 16));
        canvas.Fill(box, Role.Panel);
        canvas.Box(box, Style.Of(Role.BorderFocused).On(Role.Panel), "Scene prompt");
        using (canvas.Push(box.Inset(2, 1)))
        {
            for (var i = 0; i < 10; i++)
            {
                canvas.Write(1, i + 1, $"Field {i + 1}:", Style.Of(Role.Muted).On(Role.Panel));
                canvas.Write(14, i + 1, SampleText.Message(i).AsSpan(0, 30), Role.Panel);
            }
        }

        canvas.HideCursor();
    }
}
