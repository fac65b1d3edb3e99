namespace LettucePlug.Imaging;

/// <summary>How a picture becomes cells.</summary>
public sealed record CellOptions
{
    /// <summary>Which characters are used.</summary>
    /// <value>Quadrants.</value>
    public CellShape Shape { get; init; } = CellShape.Quadrants;

    /// <summary>Which colours are used. Every colour of the result is exactly one of the set.</summary>
    /// <value>True colour.</value>
    public CellColours Colours { get; init; } = CellColours.True;

    /// <summary>What lies behind transparent pixels; null for black, which is then left as the terminal's own.</summary>
    public Rgb? Background { get; init; }

    /// <summary>
    /// How far colours may be off, per channel, so that neighbours share them and fewer bytes are sent: 0 for exact,
    /// 8 is hardly seen, 24 is for slow links.
    /// </summary>
    public int Tolerance { get; init; }
}
