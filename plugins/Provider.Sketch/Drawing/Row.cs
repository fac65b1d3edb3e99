namespace LettucePlug.Provider.Sketch.Drawing;

/// <summary>
/// One row of pixels while it is painted. Places are in units of the picture's height, so that a composition looks the
/// same at every size: y goes from 0 to 1, x from 0 to the aspect ratio.
/// </summary>
internal readonly ref struct Row(Span<Rgb> pixels, Span<float> scratch, int index, int height)
{
    public Span<Rgb> Pixels { get; } = pixels;

    /// <summary>Zeroes, one per pixel; whoever uses it leaves it as zeroes.</summary>
    public Span<float> Scratch { get; } = scratch;

    public int Index { get; } = index;

    public float Unit { get; } = 1f / height;

    public float Y => (Index + 0.5f) * Unit;

    public float X(int column) => (column + 0.5f) * Unit;
}
