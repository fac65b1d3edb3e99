namespace LettucePlug.Liquid;

/// <summary>
/// An ordered map from text to values. Derive from it to show a host's own object without copying it: this is the
/// adapter that replaces reflection.
/// </summary>
/// <remarks>A map must not change while a template is rendered, and must not contain itself.</remarks>
public abstract class LiquidMap : LiquidObject
{
    /// <summary>Makes a map.</summary>
    protected LiquidMap()
        : base(LiquidKind.Map)
    {
    }

    /// <summary>How many entries the map has.</summary>
    public abstract int Count { get; }

    /// <summary>Finds the value of a key; keys are compared by their code units.</summary>
    /// <param name="key">The name a template asked for.</param>
    /// <param name="value">The value, or nil.</param>
    /// <returns>Whether the key exists, even with nil as its value.</returns>
    public abstract bool TryGetValue(string key, out LiquidValue value);

    /// <summary>The entry at a place, for loops over the map.</summary>
    /// <param name="index">From 0 to <see cref="Count"/> - 1.</param>
    public abstract KeyValuePair<string, LiquidValue> EntryAt(int index);

    /// <summary>Makes a map of a copy of <paramref name="entries"/>; of equal keys the last one counts.</summary>
    /// <param name="entries">The entries in order.</param>
    public static LiquidMap Create(IEnumerable<KeyValuePair<string, LiquidValue>> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        var keys = new List<string>();
        var values = new List<LiquidValue>();
        foreach (var entry in entries)
        {
            var known = keys.IndexOf(entry.Key);
            if (known >= 0)
            {
                values[known] = entry.Value;
                continue;
            }

            keys.Add(entry.Key);
            values.Add(entry.Value);
        }

        return new ArrayMap([.. keys], [.. values]);
    }
}

/// <summary>The engine's own map: two arrays, and an index once a search through them would be slower.</summary>
internal sealed class ArrayMap : LiquidMap
{
    private const int IndexFrom = 9;
    private readonly string[] _keys;
    private readonly LiquidValue[] _values;
    private readonly Dictionary<string, int>? _index;

    public ArrayMap(string[] keys, LiquidValue[] values)
    {
        _keys = keys;
        _values = values;
        if (keys.Length >= IndexFrom)
        {
            _index = new Dictionary<string, int>(keys.Length, StringComparer.Ordinal);
            for (var i = 0; i < keys.Length; i++)
            {
                _index[keys[i]] = i;
            }
        }
    }

    public override int Count => _keys.Length;

    public override bool TryGetValue(string key, out LiquidValue value)
    {
        if (_index is not null)
        {
            if (_index.TryGetValue(key, out var at))
            {
                value = _values[at];
                return true;
            }
        }
        else
        {
            for (var i = 0; i < _keys.Length; i++)
            {
                if (string.Equals(_keys[i], key))
                {
                    value = _values[i];
                    return true;
                }
            }
        }

        value = default;
        return false;
    }

    public override KeyValuePair<string, LiquidValue> EntryAt(int index) => new(_keys[index], _values[index]);
}
