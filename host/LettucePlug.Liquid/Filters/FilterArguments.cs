namespace LettucePlug.Liquid;

/// <summary>The arguments of one filter call.</summary>
public readonly ref struct FilterArguments
{
    private readonly ReadOnlySpan<LiquidValue> _values;
    private readonly string[] _names;

    internal FilterArguments(ReadOnlySpan<LiquidValue> values, string[] names)
    {
        _values = values;
        _names = names;
    }

    /// <summary>How many positional arguments there are.</summary>
    public int Count => _values.Length - _names.Length;

    /// <summary>A positional argument; nil when it was not given.</summary>
    /// <param name="index">From 0.</param>
    public LiquidValue this[int index] => index < Count ? _values[index] : default;

    /// <summary>Finds a named argument.</summary>
    /// <param name="name">The name in front of the colon.</param>
    /// <param name="value">The value, or nil.</param>
    public bool TryGet(string name, out LiquidValue value)
    {
        var at = Array.IndexOf(_names, name);
        value = at < 0 ? default : _values[Count + at];
        return at >= 0;
    }

    internal int NamedCount => _names.Length;

    internal (string Name, LiquidValue Value) NamedAt(int index) => (_names[index], _values[Count + index]);
}
