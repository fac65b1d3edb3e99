namespace LettucePlug.Liquid;

/// <summary>Where filters find their arguments, so that a call needs no array of its own.</summary>
internal sealed class ArgumentStack
{
    private LiquidValue[] _values = new LiquidValue[8];

    public int Count { get; private set; }

    public void Push(in LiquidValue value)
    {
        if (Count == _values.Length)
        {
            Array.Resize(ref _values, Count * 2);
        }

        _values[Count++] = value;
    }

    public ReadOnlySpan<LiquidValue> From(int marker) => _values.AsSpan(marker, Count - marker);

    public void Pop(int marker) => Count = marker;
}
