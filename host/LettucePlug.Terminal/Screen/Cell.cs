namespace LettucePlug.Terminal;

/// <summary>
/// Eight bytes of a canvas. The glyph is a code point, or with <see cref="ClusterFlag"/> the number of a cluster in the
/// <see cref="CellStore"/>; the right half of a wide one is <see cref="RightHalf"/>.
/// </summary>
internal struct Cell : IEquatable<Cell>
{
    public const int RightHalf = -1;
    public const int WideFlag = 1 << 30;
    public const int ClusterFlag = 1 << 29;

    /// <summary>Terminals disagree how far this one moves the cursor.</summary>
    public const int DisputedFlag = 1 << 28;

    public const int ValueMask = (1 << 24) - 1;

    public int Glyph;
    public int Style;

    public Cell(int glyph, int style)
    {
        Glyph = glyph;
        Style = style;
    }

    public readonly bool IsRightHalf => Glyph == RightHalf;

    public readonly bool IsWide => Glyph > 0 && (Glyph & WideFlag) != 0;

    public readonly bool IsCluster => Glyph > 0 && (Glyph & ClusterFlag) != 0;

    public readonly bool IsDisputed => Glyph > 0 && (Glyph & DisputedFlag) != 0;

    public readonly int Value => Glyph & ValueMask;

    public readonly bool Equals(Cell other) => Glyph == other.Glyph && Style == other.Style;

    public override readonly bool Equals(object? obj) => obj is Cell other && Equals(other);

    public override readonly int GetHashCode() => HashCode.Combine(Glyph, Style);
}
