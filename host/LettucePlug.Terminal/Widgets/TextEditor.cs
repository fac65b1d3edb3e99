using System.Text;

namespace LettucePlug.Terminal;

/// <summary>
/// An editor of several lines with soft wrap, selection, undo and redo, cut and yank, and folded pastes. vi keys on request.
/// </summary>
/// <remarks>
/// Where Enter submits, Alt+Enter, Ctrl+J, Shift+Enter (where the terminal can tell) and a backslash before Enter make a new
/// line; where it does not, Alt+Enter submits. Ctrl+_ takes back and Alt+_ or Alt+Y does again; Ctrl+Space starts a
/// selection, Ctrl+W cuts, Alt+W copies, Ctrl+Y puts in. The terminal's cursor stands at the caret, for input methods.
/// </remarks>
public sealed partial class TextEditor : Component
{
    private readonly EditBuffer _buffer = new();
    private readonly List<TextLine> _lines = [];
    private readonly StringBuilder _pasting = new();
    private (int Version, int Width) _laidOut = (-1, -1);
    private int _first;
    private int _height = 1;
    private int? _column;

    /// <summary>An editor with some text.</summary>
    public TextEditor(string text = "") => _buffer.Reset(text);

    /// <summary>What is in it, folded pastes as their tokens. Setting it forgets the history.</summary>
    public string Text
    {
        get => _buffer.Text;
        set
        {
            if (value != _buffer.Text)
            {
                _buffer.Reset(value);
                _folded.Clear();
            }
        }
    }

    /// <summary>What stands in the empty editor.</summary>
    public string Placeholder { get; set; } = "";

    /// <summary>Whether Enter submits; otherwise it makes a new line.</summary>
    public bool EnterSubmits { get; set; }

    /// <summary>Whether PageUp and PageDown move the caret; otherwise they go to the parent, as a composer wants.</summary>
    /// <value><c>true</c></value>
    public bool UsesPageKeys { get; set; } = true;

    /// <summary>Whether Up in the first line and Down in the last go to the parent, for a history of entries.</summary>
    public bool LetsEdgesPass { get; set; }

    /// <summary>Whether it can be read but not changed.</summary>
    public bool IsReadOnly { get; set; }

    /// <summary>The most UTF-16 units it holds; more is cut off and told by <see cref="WasCut"/>.</summary>
    /// <value>200,000</value>
    public int MaxLength
    {
        get => _buffer.MaxLength;
        set => _buffer.MaxLength = value;
    }

    /// <summary>Whether the last paste did not fit.</summary>
    public bool WasCut => _buffer.WasCut;

    /// <summary>The most rows it asks for when its length is automatic.</summary>
    /// <value>8</value>
    public int MostRows { get; set; } = 8;

    /// <summary>Where the caret is, in UTF-16 units of <see cref="Text"/>.</summary>
    public int Caret
    {
        get => _buffer.Caret;
        set => MoveTo(value, select: false);
    }

    /// <summary>Where the caret was painted, in cells of the screen; <c>null</c> while it is out of sight.</summary>
    public Point? CaretOnScreen { get; private set; }

    /// <summary>The selected text; empty without a selection.</summary>
    public string SelectedText => _buffer.SelectedText;

    /// <summary>Whether there is something to take back.</summary>
    public bool CanUndo => _buffer.CanUndo;

    /// <summary>Whether there is something to do again.</summary>
    public bool CanRedo => _buffer.CanRedo;

    /// <summary>The text was changed by the user.</summary>
    public event Action? Changed;

    /// <summary>The user is done; see <see cref="EnterSubmits"/>. The text stays until it is taken away.</summary>
    public event Action? Submitted;

    /// <inheritdoc/>
    public override bool CanFocus => true;

    /// <summary>Takes back the last edit; a word typed in one go counts as one.</summary>
    public bool Undo() => Told(_buffer.Undo);

    /// <summary>Does again what was taken back.</summary>
    public bool Redo() => Told(_buffer.Redo);

    /// <summary>Selects everything.</summary>
    public void SelectAll() => _buffer.SelectAll();

    /// <summary>Puts text in place of the selection, as one step of the history.</summary>
    public void Insert(string text) => Told(() =>
    {
        _buffer.Insert(text);
        return true;
    });

    /// <summary>Puts other text in place of all there is, as one step that can be taken back.</summary>
    public void ReplaceAll(string text)
    {
        _buffer.SelectAll();
        Insert(text);
    }

    /// <inheritdoc/>
    public override Size Measure(Size available)
    {
        Layout(available.Columns);
        return new Size(available.Columns, Math.Clamp(_lines.Count, 1, Math.Min(MostRows, Math.Max(1, available.Rows))));
    }

    /// <inheritdoc/>
    protected override void Paint(Canvas canvas)
    {
        var style = Style.Of(IsEnabled ? Role.Input : Role.Disabled);
        canvas.Fill(canvas.Bounds, style);
        if (canvas.Size.IsEmpty)
        {
            return;
        }

        Layout(canvas.Size.Columns);
        _height = canvas.Size.Rows;
        var (row, column) = Locate(_buffer.Caret);
        _first = ListNavigation.Follow(_first, row, _height, _lines.Count);
        if (Text.Length == 0)
        {
            canvas.Write(0, 0, Ellipsis.End(Placeholder, canvas.Size.Columns), Style.Of(Role.Placeholder).On(Role.Input));
        }

        for (var i = 0; i < Math.Min(_height, _lines.Count - _first); i++)
        {
            PaintLine(canvas, i, _lines[_first + i], style);
        }

        ScrollMark.Paint(canvas, canvas.Size.Columns - 1, 0, _height, _first, _lines.Count);
        CaretOnScreen = null;
        if (HasFocus)
        {
            canvas.SetCursor(column, row - _first, IsViNormal ? CursorShape.Block : CursorShape.Bar);
            CaretOnScreen = canvas.Cursor;
        }
    }

    private void PaintLine(Canvas canvas, int y, TextLine line, Style style)
    {
        canvas.Write(0, y, Text.AsSpan(line.Start, line.Length), style);
        if (!_buffer.HasSelection)
        {
            return;
        }

        var from = Math.Max(_buffer.SelectionStart, line.Start);
        var to = Math.Min(_buffer.SelectionEnd, line.Next);
        if (from < to)
        {
            var x = TextWidth.Of(Text.AsSpan(line.Start, Math.Min(from, line.End) - line.Start));
            var width = TextWidth.Of(Text.AsSpan(line.Start, Math.Min(to, line.End) - line.Start)) - x;
            canvas.Restyle(new Rect(x, y, Math.Max(1, width), 1), _ => Role.Selection);
        }
    }

    // One column is kept for the caret behind the last character, and for the scroll bar.
    private void Layout(int width)
    {
        if (_laidOut == (_buffer.Version, width))
        {
            return;
        }

        _laidOut = (_buffer.Version, width);
        _lines.Clear();
        Wrap.Lines(Text, Math.Max(1, width - 1), _lines);
    }

    private (int Row, int Column) Locate(int position)
    {
        var (low, high) = (0, _lines.Count - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (_lines[middle].Start <= position)
            {
                low = middle;
            }
            else
            {
                high = middle - 1;
            }
        }

        var line = _lines[low];
        var width = TextWidth.Of(Text.AsSpan(line.Start, Math.Min(position, Text.Length) - line.Start));
        return (low, Math.Min(width, Math.Max(0, _laidOut.Width - 1)));
    }

    private int PositionAt(int row, int column)
    {
        var line = _lines[Math.Clamp(row, 0, _lines.Count - 1)];
        return line.Start + (column <= 0 ? 0 : Ellipsis.Fit(Text.AsSpan(line.Start, line.Length), column, out _));
    }

    private void MoveTo(int position, bool select)
    {
        _buffer.MoveTo(position, select);
        _column = null;
    }

    private bool Told(Func<bool> change)
    {
        var before = _buffer.Version;
        var done = change();
        _column = null;
        if (_buffer.Version != before)
        {
            Changed?.Invoke();
        }

        return done;
    }
}
