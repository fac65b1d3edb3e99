namespace LettucePlug.Liquid;

/// <summary>
/// The part of a <see cref="LiquidValue"/> that lives on the heap. A host derives from <see cref="LiquidMap"/> or
/// <see cref="LiquidList"/>, never from this class.
/// </summary>
public abstract class LiquidObject
{
    private protected LiquidObject(LiquidKind kind)
    {
        Kind = kind;
    }

    /// <summary>What this object is to a template.</summary>
    public LiquidKind Kind { get; }
}

/// <summary>Marks a value that needs no heap object of its own: the payload is in the value's 64 bits.</summary>
internal sealed class KindTag(LiquidKind kind) : LiquidObject(kind)
{
    public static readonly KindTag Boolean = new(LiquidKind.Boolean);
    public static readonly KindTag Integer = new(LiquidKind.Integer);
    public static readonly KindTag Empty = new(LiquidKind.Empty);
    public static readonly KindTag Blank = new(LiquidKind.Blank);
}

/// <summary>A number that does not fit into 64 bits of integer.</summary>
internal sealed class BoxedNumber : LiquidObject
{
    public BoxedNumber(decimal value, bool isInteger)
        : base(isInteger ? LiquidKind.Integer : LiquidKind.Number)
    {
        Decimal = value;
    }

    public BoxedNumber(double value)
        : base(LiquidKind.Number)
    {
        Double = value;
        IsDouble = true;
    }

    public decimal Decimal { get; }

    public double Double { get; }

    public bool IsDouble { get; }
}
