namespace LettucePlug.Terminal;

/// <summary>A component with a frame around it, a title in the frame and room inside.</summary>
public sealed class BorderBox : Component
{
    /// <summary>A frame around a component.</summary>
    public BorderBox(Component content, string title = "")
    {
        Content = Adopt(content);
        Title = title;
    }

    /// <summary>What is inside.</summary>
    public Component Content { get; }

    /// <summary>What stands in the top line.</summary>
    public string Title { get; set; }

    /// <summary>What stands at the right of the bottom line, such as a count.</summary>
    public string Footer { get; set; } = "";

    /// <summary>Whether there are lines; without, only the padding.</summary>
    /// <value><c>true</c></value>
    public bool HasBorder { get; set; } = true;

    /// <summary>Empty columns at both sides, inside the lines.</summary>
    public int PaddingColumns { get; set; }

    /// <summary>Empty rows above and below, inside the lines.</summary>
    public int PaddingRows { get; set; }

    /// <summary>What it is filled with; <c>null</c> to leave the page as it is.</summary>
    public Role? Ground { get; set; }

    private int Columns => PaddingColumns + (HasBorder ? 1 : 0);

    private int Rows => PaddingRows + (HasBorder ? 1 : 0);

    /// <inheritdoc/>
    public override Size Measure(Size available)
    {
        var inner = new Rect(available).Inset(Columns, Rows);
        var wants = Content.Measure(inner.Size);
        return new Size(wants.Columns + (2 * Columns), wants.Rows + (2 * Rows));
    }

    /// <inheritdoc/>
    protected override void Paint(Canvas canvas)
    {
        var line = Style.Of(HasFocusWithin ? Role.BorderFocused : Role.Border);
        if (Ground is { } ground)
        {
            canvas.Fill(canvas.Bounds, ground);
            line = line.On(ground);
        }

        if (HasBorder)
        {
            var heading = Style.Of(Role.Title);
            canvas.Box(canvas.Bounds, line, Title, Ground is { } behind ? heading.On(behind) : heading);
            var room = canvas.Size.Columns - 6;
            if (Footer.Length > 0 && room > 0)
            {
                var width = Math.Min(room, TextWidth.Of(Footer));
                var x = canvas.Size.Columns - width - 4;
                canvas.WriteFit(x, canvas.Size.Rows - 1, width + 2, $" {Ellipsis.End(Footer, width)} ", line);
            }
        }

        Content.Draw(canvas, canvas.Bounds.Inset(Columns, Rows));
    }
}
