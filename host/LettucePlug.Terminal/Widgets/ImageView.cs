namespace LettucePlug.Terminal;

/// <summary>
/// A picture: as cells at once, and where the terminal can, in pixels when nobody types. Without one it says why.
/// </summary>
public sealed class ImageView : Component
{
    private IPictureSource? _source;

    /// <summary>A view of a picture.</summary>
    public ImageView(IPictureSource? source = null) => Source = source;

    /// <summary>Where the picture comes from; <c>null</c> for none.</summary>
    public IPictureSource? Source
    {
        get => _source;
        set
        {
            if (_source is not null)
            {
                _source.Changed -= Show;
            }

            _source = value;
            if (_source is not null)
            {
                _source.Changed += Show;
            }
        }
    }

    /// <summary>Whether pixels may take the place of the cells.</summary>
    /// <value><c>true</c></value>
    public bool AllowsPixels { get; set; } = true;

    /// <summary>What stands there without a picture.</summary>
    public string EmptyText { get; set; } = "No picture.";

    /// <inheritdoc/>
    public override Size Measure(Size available) => _source?.Fit(available) ?? new Size(Math.Min(available.Columns, 20), 1);

    /// <inheritdoc/>
    protected override void Paint(Canvas canvas)
    {
        if (canvas.Size.IsEmpty)
        {
            return;
        }

        if (_source is null)
        {
            Say(canvas, EmptyText);
            return;
        }

        var place = canvas.Bounds.Center(_source.Fit(canvas.Size));
        if (!Draw(canvas, _source, place, AllowsPixels ? App : null))
        {
            Say(canvas, _source.Description);
        }
    }

    /// <summary>Draws a picture over exactly these cells; pixels follow where there is an application to send them.</summary>
    internal static bool Draw(Canvas canvas, IPictureSource source, Rect place, UiApp? app)
    {
        if (source.Cells(place.Size) is not { } cells)
        {
            return false;
        }

        cells.Draw(canvas, place.X, place.Y);
        if (app is { PixelPictures: true } && source.Pixels(place.Size) is { } pixels)
        {
            var area = place.Offset(canvas.Origin.X, canvas.Origin.Y);
            if (area.Intersect(canvas.VisibleArea) == area)
            {
                app.Pictures.Want(pixels, area);
            }
        }

        return true;
    }

    private static void Say(Canvas canvas, string text)
    {
        text = Sanitizer.Clean(text);
        var lines = Wrap.Lines(text, canvas.Size.Columns);
        var y = Math.Max(0, (canvas.Size.Rows - lines.Count) / 2);
        foreach (var line in lines)
        {
            canvas.Write((canvas.Size.Columns - line.Width) / 2, y++, text.AsSpan(line.Start, line.Length), Role.Muted);
        }
    }

    private void Show() => Invalidate();
}
