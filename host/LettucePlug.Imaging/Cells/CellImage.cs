namespace LettucePlug.Imaging;

/// <summary>A picture as character cells, rows from the top.</summary>
public sealed class CellImage
{
    private readonly CellGlyph[] _cells;

    internal CellImage(int columns, int rows, CellGlyph[] cells)
    {
        Columns = columns;
        Rows = rows;
        _cells = cells;
    }

    /// <summary>Cells in a row.</summary>
    public int Columns { get; }

    /// <summary>Rows of cells.</summary>
    public int Rows { get; }

    /// <summary>The cell at a place counted from zero.</summary>
    public CellGlyph this[int column, int row] => _cells[(row * Columns) + column];

    /// <summary>The cells of one row.</summary>
    public ReadOnlySpan<CellGlyph> Row(int row) => _cells.AsSpan(row * Columns, Columns);
}
