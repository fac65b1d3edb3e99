namespace LettucePlug.Terminal;

/// <summary>What cells need to become bytes.</summary>
internal readonly record struct FrameContext(LookTable Looks, CellStore Store, WidthProfile Widths, bool BackColorErase)
{
    /// <summary>Whether the terminal has shown that it draws this kind of cluster in two columns.</summary>
    public bool Trusts(string cluster) =>
        cluster.Contains('\u200d') ? Widths.Joined :
        cluster.Contains('\ufe0f') ? Widths.Variation :
        cluster[0] == '\ud83c' && cluster.Length > 1 && cluster[1] is >= '\udde6' and <= '\uddff' && Widths.Flags;
}
