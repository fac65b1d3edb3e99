namespace LettucePlug.Imaging;

/// <summary>How many pixels a cell stands for, and by which characters.</summary>
public enum CellShape
{
    /// <summary>One over the other: U+2580.</summary>
    HalfBlocks,

    /// <summary>Two by two, each cell split between its two best colours: U+2596 to U+259F and the halves.</summary>
    Quadrants,

    /// <summary>One, as a printable ASCII character as dense as the pixel is bright.</summary>
    Ascii,
}
