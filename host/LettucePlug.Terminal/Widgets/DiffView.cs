namespace LettucePlug.Terminal;

/// <summary>Two texts compared: removed lines with <c>-</c>, added ones with <c>+</c>, and in both the words that differ.</summary>
public sealed class DiffView : Component
{
    private readonly List<(char Mark, StyledText Text, bool IsFirst)> _rows = [];
    private string _before = "";
    private string _after = "";
    private int _width = -1;
    private int _first;
    private int _height = 1;

    /// <inheritdoc/>
    public override bool CanFocus => true;

    /// <summary>How many lines were added and removed.</summary>
    public (int Added, int Removed) Counts { get; private set; }

    /// <summary>Compares two texts. They are sanitised here.</summary>
    public void Set(string before, string after)
    {
        _before = Sanitizer.Clean(before);
        _after = Sanitizer.Clean(after);
        _width = -1;
    }

    /// <inheritdoc/>
    public override Size Measure(Size available)
    {
        Layout(available.Columns);
        return new Size(available.Columns, Math.Min(available.Rows, Math.Max(1, _rows.Count)));
    }

    /// <inheritdoc/>
    protected internal override bool OnKey(KeyEvent key)
    {
        ArgumentNullException.ThrowIfNull(key);
        if (ListNavigation.Move(key, _first, Math.Max(1, _rows.Count - _height + 1), _height, vi: true) is not { } row)
        {
            return false;
        }

        _first = row;
        return true;
    }

    /// <inheritdoc/>
    protected internal override bool OnMouse(MouseEvent mouse)
    {
        ArgumentNullException.ThrowIfNull(mouse);
        if (mouse.Kind is not (MouseKind.WheelUp or MouseKind.WheelDown))
        {
            return false;
        }

        _first = Math.Clamp(_first + (mouse.Kind == MouseKind.WheelUp ? -3 : 3), 0, Math.Max(0, _rows.Count - _height));
        return true;
    }

    /// <inheritdoc/>
    protected override void Paint(Canvas canvas)
    {
        Layout(canvas.Size.Columns);
        _height = Math.Max(1, canvas.Size.Rows);
        _first = Math.Clamp(_first, 0, Math.Max(0, _rows.Count - _height));
        for (var i = 0; i < Math.Min(_height, _rows.Count - _first); i++)
        {
            var (mark, text, isFirst) = _rows[_first + i];
            Style style = mark == '+' ? Role.Added : mark == '-' ? Role.Removed : Role.Muted;
            canvas.Write(0, i, isFirst ? [mark] : " ", style);
            canvas.Write(2, i, text);
        }

        ScrollMark.Paint(canvas, canvas.Size.Columns - 1, 0, _height, _first, _rows.Count);
    }

    private void Layout(int width)
    {
        if (_width == width)
        {
            return;
        }

        _width = width;
        _rows.Clear();
        var parts = TextDiff.Lines(_before, _after);
        Counts = (parts.Count(part => part.Kind == DiffKind.Added), parts.Count(part => part.Kind == DiffKind.Removed));
        for (var i = 0; i < parts.Count; i++)
        {
            var removed = parts.Skip(i).TakeWhile(part => part.Kind == DiffKind.Removed).Count();
            var added = parts.Skip(i + removed).TakeWhile(part => part.Kind == DiffKind.Added).Count();
            if (removed == 0 && added == 0)
            {
                AddRows(' ', new StyledText(parts[i].Text));
                continue;
            }

            AddChanged(parts, i, removed, added);
            i += removed + added - 1;
        }
    }

    // Lines that stand opposite each other are compared by words.
    private void AddChanged(IReadOnlyList<DiffPart> parts, int start, int removed, int added)
    {
        for (var k = 0; k < removed; k++)
        {
            AddRows('-', k < added
                ? Marked(parts[start + k].Text, parts[start + removed + k].Text, DiffKind.Removed)
                : new StyledText(parts[start + k].Text, Role.Removed));
        }

        for (var k = 0; k < added; k++)
        {
            AddRows('+', k < removed
                ? Marked(parts[start + k].Text, parts[start + removed + k].Text, DiffKind.Added)
                : new StyledText(parts[start + removed + k].Text, Role.Added));
        }
    }

    private static StyledText Marked(string before, string after, DiffKind kind) => StyledText.Join(
        TextDiff.Words(before, after)
            .Where(part => part.Kind == kind || part.Kind == DiffKind.Same)
            .Select(part => (part.Text, part.Kind == DiffKind.Same ? Style.Plain :
                Style.Of(kind == DiffKind.Added ? Role.Added : Role.Removed).With(TextAttributes.Bold))));

    private void AddRows(char mark, StyledText text)
    {
        var first = true;
        foreach (var line in Wrap.Lines(text.Text, Math.Max(1, _width - 3)))
        {
            _rows.Add((mark, Part(text, line), first));
            first = false;
        }
    }

    private static StyledText Part(StyledText text, TextLine line)
    {
        var builder = new StyledText.Builder();
        foreach (var run in text.Runs)
        {
            var from = Math.Max(run.Start, line.Start);
            var to = Math.Min(run.Start + run.Length, line.End);
            if (from < to)
            {
                builder.Append(text.Text.AsSpan(from, to - from), run.Style);
            }
        }

        return builder.Build();
    }
}
