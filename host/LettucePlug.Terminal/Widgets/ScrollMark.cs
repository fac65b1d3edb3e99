namespace LettucePlug.Terminal;

/// <summary>A scroll bar of one column that only shows where in the whole one is.</summary>
internal static class ScrollMark
{
    public static void Paint(Canvas canvas, int x, int y, int height, long first, long total)
    {
        if (total <= height || height <= 0)
        {
            return;
        }

        var ascii = canvas.Lines == BoxLines.Ascii;
        var size = (int)Math.Clamp(height * (long)height / total, 1, height);
        var most = total - height;
        var at = (int)(first >= most ? height - size : first * (height - size) / Math.Max(1, most));
        canvas.Fill(new Rect(x, y, 1, height), Role.Border, ascii ? '|' : '│');
        canvas.Fill(new Rect(x, y + at, 1, size), Role.Gauge, ascii ? '#' : '█');
    }
}
