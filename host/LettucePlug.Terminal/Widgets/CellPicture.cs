using System.Text;

namespace LettucePlug.Terminal;

/// <summary>A picture as character cells, rows from the top.</summary>
public sealed class CellPicture
{
    private readonly (Rune Glyph, Style Style)[] _cells;

    /// <summary>A picture of cells.</summary>
    /// <param name="size">Its columns and rows.</param>
    /// <param name="cells">Glyphs of one column and their styles, row by row; as many as the size says.</param>
    public CellPicture(Size size, params IEnumerable<(Rune Glyph, Style Style)> cells)
    {
        Size = size;
        _cells = [.. cells];
        ArgumentOutOfRangeException.ThrowIfNotEqual(_cells.Length, size.Columns * size.Rows, nameof(cells));
    }

    /// <summary>Its columns and rows.</summary>
    public Size Size { get; }

    /// <summary>Draws it with its top left at a cell of the current area.</summary>
    public void Draw(Canvas canvas, int x, int y)
    {
        ArgumentNullException.ThrowIfNull(canvas);
        Span<char> text = stackalloc char[2];
        for (var i = 0; i < _cells.Length; i++)
        {
            var length = _cells[i].Glyph.EncodeToUtf16(text);
            canvas.Write(x + (i % Size.Columns), y + (i / Size.Columns), text[..length], _cells[i].Style);
        }
    }
}
