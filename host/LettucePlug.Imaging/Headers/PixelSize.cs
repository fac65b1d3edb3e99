namespace LettucePlug.Imaging;

/// <summary>A size in pixels.</summary>
/// <param name="Width">Columns, at least 1 in anything this library returns.</param>
/// <param name="Height">Rows, at least 1 in anything this library returns.</param>
public readonly record struct PixelSize(int Width, int Height)
{
    /// <summary>Width times height; never overflows.</summary>
    public long Area => (long)Width * Height;

    /// <summary>Writes it as people do: <c>1024x768</c>.</summary>
    public override string ToString() => $"{Width}x{Height}";
}
