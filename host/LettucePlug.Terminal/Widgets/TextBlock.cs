namespace LettucePlug.Terminal;

/// <summary>Text that is read: wrapped, of one style or several, plain or with light markdown. Sanitised here.</summary>
public sealed class TextBlock : Component
{
    private readonly List<TextLine> _lines = [];
    private StyledText _styled = StyledText.Empty;
    private int _width = -1;

    /// <summary>A block of text of one style.</summary>
    public TextBlock(string text, Style style = default) => Set(text, style);

    /// <summary>The text shown.</summary>
    public string Text => _styled.Text;

    /// <summary>Where lines stand that are shorter than the block.</summary>
    public Alignment Alignment { get; set; }

    /// <summary>Whether it stays on one line, cut with an ellipsis.</summary>
    public bool IsSingleLine { get; set; }

    /// <summary>A block with light markdown.</summary>
    public static TextBlock Markdown(string text)
    {
        var block = new TextBlock("");
        block.SetMarkdown(text);
        return block;
    }

    /// <summary>Shows other text.</summary>
    public void Set(string text, Style style = default) => Set(new StyledText(Sanitizer.Clean(text), style));

    /// <summary>Shows other text with light markdown.</summary>
    public void SetMarkdown(string text) => Set(LightMarkdown.Parse(Sanitizer.Clean(text)));

    /// <summary>Shows text with styles, which the caller has sanitised.</summary>
    public void Set(StyledText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        _styled = text;
        _width = -1;
    }

    /// <inheritdoc/>
    public override Size Measure(Size available)
    {
        Layout(available.Columns);
        return new Size(_lines.Count == 0 ? 0 : _lines.Max(line => line.Width), Math.Max(1, _lines.Count));
    }

    /// <inheritdoc/>
    protected override void Paint(Canvas canvas)
    {
        Layout(canvas.Size.Columns);
        for (var i = 0; i < Math.Min(_lines.Count, canvas.Size.Rows); i++)
        {
            var line = _lines[i];
            var space = canvas.Size.Columns - line.Width;
            var x = Alignment switch { Alignment.Right => space, Alignment.Center => space / 2, _ => 0 };
            if (IsSingleLine && line.Width > canvas.Size.Columns)
            {
                var kept = Ellipsis.Fit(_styled.Text.AsSpan(line.Start, line.Length), canvas.Size.Columns - 1, out var used);
                canvas.Write(0, i, _styled, line with { Length = kept });
                canvas.Write(used, i, Ellipsis.Mark, Role.Muted);
                continue;
            }

            canvas.Write(x, i, _styled, line);
        }
    }

    private void Layout(int width)
    {
        if (_width == width)
        {
            return;
        }

        _width = width;
        _lines.Clear();
        if (IsSingleLine)
        {
            var end = _styled.Text.AsSpan().IndexOf('\n');
            var length = end < 0 ? _styled.Text.Length : end;
            _lines.Add(new TextLine(0, length, TextWidth.Of(_styled.Text.AsSpan(0, length)), length));
        }
        else
        {
            Wrap.Lines(_styled.Text, width, _lines);
        }
    }
}
