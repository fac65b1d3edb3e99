namespace LettucePlug.Terminal;

public sealed partial class Form
{
    // With fewer columns the label stands above the field.
    private const int SideBySide = 56;
    private const int WidestLabel = 24;

    private readonly List<(FormRow Row, int Y, int Height)> _places = [];
    private FormRow? _focused;

    /// <inheritdoc/>
    public override Size Measure(Size available) =>
        new(available.Columns, Math.Min(available.Rows, Arrange(available.Columns)));

    /// <inheritdoc/>
    protected internal override bool OnMouse(MouseEvent mouse)
    {
        ArgumentNullException.ThrowIfNull(mouse);
        if (mouse.Kind is not (MouseKind.WheelUp or MouseKind.WheelDown))
        {
            return false;
        }

        _first = Math.Max(0, _first + (mouse.Kind == MouseKind.WheelUp ? -3 : 3));
        return true;
    }

    /// <inheritdoc/>
    protected override void Paint(Canvas canvas)
    {
        var width = canvas.Size.Columns;
        var total = Arrange(width);
        _height = Math.Max(1, canvas.Size.Rows);
        Follow();
        _first = Math.Clamp(_first, 0, Math.Max(0, total - _height));
        foreach (var (row, y, height) in _places)
        {
            if (y + height > _first && y < _first + _height)
            {
                PaintRow(canvas, row, y - _first, width);
            }
        }

        _focused = _rows.Find(row => row.Editor.HasFocusWithin);
        ScrollMark.Paint(canvas, width - 1, 0, _height, _first, total);
    }

    private void Follow()
    {
        foreach (var (row, y, height) in _places)
        {
            // Only when the focus moves: the wheel may look elsewhere.
            if (row.Editor.HasFocusWithin && row != _focused)
            {
                _first = Math.Max(Math.Min(_first, y), y + height - _height);
            }
        }
    }

    private void PaintRow(Canvas canvas, FormRow row, int y, int width)
    {
        var beside = width >= SideBySide;
        var label = LabelWidth();
        if (row.Field.Heading.Length > 0)
        {
            canvas.WriteFit(0, y + 1, width - 2, row.Field.Heading, Role.Title);
            y += 2;
        }

        var hasFocus = row.Editor.HasFocusWithin;
        var name = row.Field.IsRequired ? row.Field.Label + " *" : row.Field.Label;
        canvas.WriteFit(0, y, beside ? label : width - 2, name, hasFocus ? Role.Accent : Role.Text);
        y += beside ? 0 : 1;
        var x = beside ? label + 1 : 2;
        var room = Math.Max(1, width - x - 2);
        var rows = EditorRows(row, room);
        row.Editor.Draw(canvas, new Rect(x, y, room, rows));
        y += rows;
        var problem = row.WasTouched ? row.Problem ?? row.Check() : null;
        if (problem is not null)
        {
            canvas.WriteFit(x, y, room, $"! {Sanitizer.Clean(problem, singleLine: true)}", Role.Error);
        }
        else if (ShowsHelp && hasFocus && row.Field.Help.Length > 0)
        {
            canvas.WriteFit(x, y, room, row.Field.Help, Role.Muted);
        }
    }

    private int Arrange(int width)
    {
        _places.Clear();
        var y = 0;
        var beside = width >= SideBySide;
        var room = Math.Max(1, width - (beside ? LabelWidth() + 1 : 2) - 2);
        foreach (var row in _rows.Where(row => row.IsShown))
        {
            // A line below each field is kept for its error, so that nothing jumps.
            var height = (row.Field.Heading.Length > 0 ? 2 : 0) + (beside ? 0 : 1) + EditorRows(row, room) + 1;
            _places.Add((row, y, height));
            y += height;
        }

        return y;
    }

    private int LabelWidth() => Math.Min(WidestLabel, 2 + _rows.Select(row => TextWidth.Of(row.Field.Label)).DefaultIfEmpty().Max());

    private static int EditorRows(FormRow row, int width) =>
        row.Field.Kind == FormFieldKind.LongText ? Math.Max(2, row.Editor.Measure(new Size(width, 6)).Rows) : 1;
}
