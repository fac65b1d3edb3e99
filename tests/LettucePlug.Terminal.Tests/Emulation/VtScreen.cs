using System.Text;

namespace LettucePlug.Terminal.Tests.Emulation;

/// <summary>
/// A small terminal: enough of VT100 and xterm to check what the renderer sends. It is strict; a sequence it does not
/// know fails the test. Widths are those of Unicode, as in <see cref="WidthProfile.Full"/>.
/// </summary>
internal sealed partial class VtScreen
{
    private readonly VtCell[] _cells;
    private Look _look;
    private int _top;
    private int _bottom;
    private bool _wrapPending;

    public VtScreen(Size size, bool backColorErase = true)
    {
        Size = size;
        BackColorErase = backColorErase;
        _cells = new VtCell[size.Columns * size.Rows];
        _bottom = size.Rows - 1;
        Array.Fill(_cells, new VtCell("?", new Look(Color.Indexed(5))));
    }

    public Size Size { get; }

    public bool BackColorErase { get; }

    public int X { get; private set; }

    public int Y { get; private set; }

    public bool CursorVisible { get; private set; } = true;

    public bool Synchronized { get; private set; }

    public VtCell this[int x, int y] => _cells[(y * Size.Columns) + x];

    public void Feed(ReadOnlySpan<byte> bytes)
    {
        var text = Encoding.UTF8.GetString(bytes);
        var at = 0;
        while (at < text.Length)
        {
            if (text[at] < ' ')
            {

                at = text[at] == '\e' ? Escape(text, at + 1) : Control(text[at], at);
                continue;
            }

            var length = Graphemes.NextLength(text.AsSpan(at));
            Print(text.Substring(at, length));
            at += length;
        }
    }

    public string Row(int y) =>
        string.Concat(Enumerable.Range(0, Size.Columns).Select(x => this[x, y].Text)).TrimEnd(' ');


    private int Control(char value, int at)
    {
        _wrapPending &= value == '\n';
        switch (value)
        {
            case '\r':
                X = 0;
                break;
            case '\n':
                if (Y == _bottom)
                {
                    throw new InvalidOperationException("A line feed at the bottom would scroll.");
                }

                Y++;
                break;
            case '\b':
                X = Math.Max(0, X - 1);
                break;
            default:
                throw new InvalidOperationException($"Unexpected control {(int)value:x2}.");
        }

        return at + 1;
    }

    private void Print(string cluster)
    {
        var width = TextWidth.OfCluster(cluster);
        if (width == 0)
        {
            throw new InvalidOperationException($"A cluster without width was sent: {cluster}");
        }

        if (_wrapPending || X + width > Size.Columns)
        {
            throw new InvalidOperationException($"'{cluster}' would wrap at row {Y}.");
        }

        for (var i = 0; i < width; i++)
        {
            Sever(X + i);
        }

        Set(X, new VtCell(cluster, _look));
        if (width == 2)
        {
            Set(X + 1, new VtCell("", _look));
        }

        _wrapPending = X + width == Size.Columns;
        X = Math.Min(Size.Columns - 1, X + width);
    }

    // Writing on one half of a wide character blanks the other.
    private void Sever(int x)
    {
        if (this[x, Y].Text.Length == 0 && x > 0)
        {
            Set(x - 1, this[x - 1, Y] with { Text = " " });
        }

        if (x + 1 < Size.Columns && this[x + 1, Y].Text.Length == 0)
        {
            Set(x + 1, this[x + 1, Y] with { Text = " " });
        }
    }

    private void Set(int x, VtCell cell) => _cells[(Y * Size.Columns) + x] = cell;

    private int Escape(string text, int at)
    {
        if (text[at] != '[')
        {
            throw new InvalidOperationException($"Unexpected escape {text[at]}.");
        }

        var start = ++at;
        while (text[at] is < '@' or > '~')
        {
            at++;
        }

        Csi(text[start..at], text[at]);
        return at + 1;
    }

    private void Csi(string body, char final)
    {
        if (body.StartsWith('?'))
        {
            Mode(body, final == 'h');
            return;
        }

        var numbers = body.Split(';').Select(part => int.TryParse(part, out var value) ? value : 0).ToArray();
        var first = Math.Max(1, numbers[0]);
        _wrapPending &= final is 'm' or 'q';
        switch (final)
        {
            case 'H':
                Y = first - 1;
                X = numbers.Length > 1 ? Math.Max(1, numbers[1]) - 1 : 0;
                break;
            case 'G':
                X = first - 1;
                break;
            case 'd':
                Y = first - 1;
                break;
            case 'C':
                X += first;
                break;
            case 'D':
                X -= first;
                break;
            case 'J' when body == "2":
                Array.Fill(_cells, Blank());
                break;
            case 'K' when body.Length == 0:
                Sever(X);
                for (var x = X; x < Size.Columns; x++)
                {
                    Set(x, Blank());
                }

                break;
            case 'r':
                (_top, _bottom) = body.Length == 0 ? (0, Size.Rows - 1) : (numbers[0] - 1, numbers[1] - 1);
                (X, Y) = (0, 0);
                break;
            case 'S' or 'T':
                Scroll(final == 'S' ? first : -first);
                break;
            case 'm':
                Sgr(numbers);
                break;
            case 'q':
                break;
            default:
                throw new InvalidOperationException($"Unexpected CSI {body}{final}.");
        }

        (X < Size.Columns && X >= 0 && Y < Size.Rows).ShouldBeTrue($"CSI {body}{final} left the screen");
    }

    private void Mode(string body, bool on)
    {
        switch (body)
        {
            case "?25":
                CursorVisible = on;
                break;
            case "?2026":
                Synchronized = on;
                break;
            default:
                throw new InvalidOperationException($"Unexpected mode {body}.");
        }
    }

    private VtCell Blank() => new(" ", new Look(Color.Default, BackColorErase ? _look.Background : Color.Default, 0));

    private void Scroll(int by)
    {
        var old = _cells.ToArray();
        for (var y = _top; y <= _bottom; y++)
        {
            for (var x = 0; x < Size.Columns; x++)
            {
                var from = y + by;
                _cells[(y * Size.Columns) + x] =
                    from >= _top && from <= _bottom ? old[(from * Size.Columns) + x] : Blank();
            }
        }
    }
}
