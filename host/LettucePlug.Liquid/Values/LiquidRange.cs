namespace LettucePlug.Liquid;

/// <summary>A range of whole numbers, both ends included; empty when the end lies before the start.</summary>
/// <param name="start">The first number.</param>
/// <param name="end">The last number.</param>
public sealed class LiquidRange(long start, long end) : LiquidObject(LiquidKind.Range)
{
    /// <summary>The first number.</summary>
    public long Start { get; } = start;

    /// <summary>The last number.</summary>
    public long End { get; } = end;

    /// <summary>How many numbers the range has; <see cref="long.MaxValue"/> where there are more.</summary>
    public long Count =>
        End < Start ? 0 : (ulong)(End - Start) >= long.MaxValue ? long.MaxValue : End - Start + 1;
}
