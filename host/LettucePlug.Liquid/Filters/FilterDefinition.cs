namespace LettucePlug.Liquid;

/// <summary>A filter with the arguments it takes.</summary>
/// <param name="function">What it does.</param>
/// <param name="minArguments">The fewest positional arguments.</param>
/// <param name="maxArguments">The most positional arguments.</param>
/// <param name="named">The named arguments it knows; an empty list for none, null for any.</param>
public sealed class FilterDefinition(
    LiquidFilter function, int minArguments, int maxArguments, IReadOnlyList<string>? named)
{
    /// <summary>Makes a filter without named arguments.</summary>
    /// <param name="function">What it does.</param>
    /// <param name="minArguments">The fewest positional arguments.</param>
    /// <param name="maxArguments">The most positional arguments.</param>
    public FilterDefinition(LiquidFilter function, int minArguments, int maxArguments)
        : this(function, minArguments, maxArguments, [])
    {
    }

    /// <summary>What it does.</summary>
    public LiquidFilter Function => function;

    /// <summary>The fewest positional arguments.</summary>
    public int MinArguments => minArguments;

    /// <summary>The most positional arguments.</summary>
    public int MaxArguments => maxArguments;

    internal bool Accepts(int positional, string[] names)
    {
        if (positional < minArguments || positional > maxArguments)
        {
            return false;
        }

        return names.Length == 0 || named is null || Array.TrueForAll(names, name => named.Contains(name));
    }

    internal string DescribeArity(string name, int positional, string[] names)
    {
        if (positional >= minArguments && positional <= maxArguments)
        {
            return $"the filter '{name}' has no argument named '{string.Join(", ", names)}'";
        }

        // The input counts as one, as in the reference implementation's message.
        var expected = minArguments == maxArguments ? $"{minArguments + 1}" : $"{minArguments + 1}..{maxArguments + 1}";
        return $"wrong number of arguments for '{name}' (given {positional + 1}, expected {expected})";
    }
}
