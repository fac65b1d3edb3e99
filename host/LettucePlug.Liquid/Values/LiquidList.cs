namespace LettucePlug.Liquid;

/// <summary>An ordered list of values. Derive from it to show a host's own collection without copying it.</summary>
/// <remarks>A list must not change while a template is rendered, and must not contain itself.</remarks>
public abstract class LiquidList : LiquidObject
{
    /// <summary>Makes a list.</summary>
    protected LiquidList()
        : base(LiquidKind.List)
    {
    }

    /// <summary>How many values the list has.</summary>
    public abstract int Count { get; }

    /// <summary>The value at a place.</summary>
    /// <param name="index">From 0 to <see cref="Count"/> - 1; the engine never asks outside of it.</param>
    public abstract LiquidValue this[int index] { get; }

    /// <summary>Makes a list of a copy of <paramref name="items"/>.</summary>
    /// <param name="items">The values in order.</param>
    public static LiquidList Create(params ReadOnlySpan<LiquidValue> items) => new LiquidArray(items.ToArray());
}

/// <summary>The engine's own list: an array that nobody else holds.</summary>
internal sealed class LiquidArray(LiquidValue[] items, int count) : LiquidList
{
    public static readonly LiquidArray None = new([]);

    public LiquidArray(LiquidValue[] items)
        : this(items, items.Length)
    {
    }

    public override int Count => count;

    public ReadOnlySpan<LiquidValue> Span => items.AsSpan(0, count);

    public override LiquidValue this[int index] => items[index];
}
