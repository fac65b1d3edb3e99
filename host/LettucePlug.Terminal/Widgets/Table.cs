namespace LettucePlug.Terminal;

/// <summary>Rows in columns under a heading. In narrow places the less important columns are left out.</summary>
/// <typeparam name="T">What the rows stand for.</typeparam>
public sealed class Table<T> : Component
{
    private const int LeastFlexible = 8;

    private readonly List<TableColumn<T>> _columns;
    private readonly ListView<T> _list;
    private readonly List<(TableColumn<T> Column, int X, int Width)> _layout = [];

    /// <summary>A table.</summary>
    public Table(params IEnumerable<TableColumn<T>> columns)
    {
        _columns = [.. columns];
        _list = Adopt(new ListView<T>(item => string.Join(' ', _columns.Select(column => column.Text(item))))
        {
            PaintRow = PaintRow,
        });
    }

    /// <summary>The rows: their items, keys, filter, marks and events.</summary>
    public ListView<T> Rows => _list;

    /// <summary>The titles of the columns that were shown last.</summary>
    public IEnumerable<string> ShownColumns => _layout.Select(one => one.Column.Title);

    /// <inheritdoc/>
    public override Size Measure(Size available) =>
        new(available.Columns, 1 + _list.Measure(available with { Rows = Math.Max(1, available.Rows - 1) }).Rows);

    /// <inheritdoc/>
    protected override void Paint(Canvas canvas)
    {
        Arrange(canvas.Size.Columns - 3, canvas.Size.Rows);
        foreach (var (column, x, width) in _layout)
        {
            canvas.WriteFit(x, 0, width, column.Title, Role.Title, column.Alignment);
        }

        _list.Draw(canvas, new Rect(0, 1, canvas.Size.Columns, canvas.Size.Rows - 1));
    }

    private void PaintRow(Canvas canvas, T item, bool isCurrent)
    {
        canvas.Write(0, 0, _list.IsMarked(item) ? "*" : isCurrent ? ">" : " ", Role.Accent);
        foreach (var (column, x, width) in _layout)
        {
            var text = Sanitizer.Clean(column.Text(item), singleLine: true);
            canvas.WriteFit(x, 0, width, text, column.Style?.Invoke(item) ?? Role.Text, column.Alignment);
        }
    }

    private void Arrange(int width, int rows)
    {
        var shown = _columns.ToList();
        while (shown.Count > 1 && shown.Sum(Needs) + (2 * (shown.Count - 1)) > width &&
            shown.MaxBy(column => column.Priority) is { Priority: > 0 } least)
        {
            shown.Remove(least);
        }

        var lengths = shown.Select(column => column.Width).ToArray();
        var automatic = shown.Select(column => column.Width.IsAuto ? Widest(column, rows) : 0).ToArray();
        var given = new int[shown.Count];
        Length.Divide(Math.Max(0, width - (2 * (shown.Count - 1))), lengths, automatic, given);
        _layout.Clear();
        var x = 2;
        for (var i = 0; i < shown.Count; i++)
        {
            _layout.Add((shown[i], x, given[i]));
            x += given[i] + 2;
        }

        int Needs(TableColumn<T> column) => column.Width switch
        {
            { IsAuto: true } => Widest(column, rows),
            { Weight: > 0 } length => Math.Max(LeastFlexible, length.Minimum),
            { Fixed: var cells } => cells,
        };
    }

    // What is in view decides; measuring everything would cost too much for long tables.
    private int Widest(TableColumn<T> column, int rows)
    {
        var widest = TextWidth.Of(column.Title);
        foreach (var item in _list.InView(rows))
        {
            widest = Math.Max(widest, TextWidth.Of(column.Text(item)));
        }

        return column.Width.Clamp(widest);
    }
}
