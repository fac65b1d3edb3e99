namespace LettucePlug.Terminal;

public sealed partial class Canvas
{
    /// <summary>The lines <see cref="Box"/> and the rules are drawn with; ASCII where the terminal has no UTF-8.</summary>
    public BoxLines Lines { get; set; } = BoxLines.Rounded;

    /// <summary>Draws a frame on the outermost cells of an area, with a title in its top line.</summary>
    /// <param name="area">The area, frame included; smaller than 2x2 draws nothing.</param>
    /// <param name="style">The style of the lines.</param>
    /// <param name="title">What stands in the top line.</param>
    /// <param name="titleStyle">The style of the title; that of the lines when left out.</param>
    public void Box(Rect area, Style style, ReadOnlySpan<char> title = default, Style? titleStyle = null)
    {
        if (area.Width < 2 || area.Height < 2)
        {
            return;
        }

        HorizontalLine(area.X + 1, area.Y, area.Width - 2, style);
        HorizontalLine(area.X + 1, area.Bottom - 1, area.Width - 2, style);
        VerticalLine(area.X, area.Y + 1, area.Height - 2, style);
        VerticalLine(area.Right - 1, area.Y + 1, area.Height - 2, style);
        Fill(new Rect(area.X, area.Y, 1, 1), style, Lines.TopLeft);
        Fill(new Rect(area.Right - 1, area.Y, 1, 1), style, Lines.TopRight);
        Fill(new Rect(area.X, area.Bottom - 1, 1, 1), style, Lines.BottomLeft);
        Fill(new Rect(area.Right - 1, area.Bottom - 1, 1, 1), style, Lines.BottomRight);
        var room = area.Width - 6;
        if (!title.IsEmpty && room > 0)
        {
            var look = titleStyle ?? style;
            var width = Math.Min(TextWidth.Of(title), room);
            Fill(new Rect(area.X + 2, area.Y, width + 2, 1), look);
            WriteFit(area.X + 3, area.Y, width, title, look);
        }
    }

    /// <summary>Draws a line across.</summary>
    public void HorizontalLine(int x, int y, int length, Style style) =>
        Fill(new Rect(x, y, length, 1), style, Lines.Horizontal);

    /// <summary>Draws a line down.</summary>
    public void VerticalLine(int x, int y, int length, Style style) =>
        Fill(new Rect(x, y, 1, length), style, Lines.Vertical);
}
