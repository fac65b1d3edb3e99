using LettucePlug.Liquid;

namespace LettucePlug.Host.Templates;

/// <summary>Variables while they are put together: paths of at most a few names, set one by one.</summary>
internal sealed class InputTree
{
    private readonly Dictionary<string, LiquidValue> _values = new(StringComparer.Ordinal);

    public InputTree(IReadOnlyDictionary<string, object?> inputs)
    {
        foreach (var (name, value) in inputs)
        {
            _values[name] = LiquidValue.FromObject(value);
        }
    }

    public IReadOnlyDictionary<string, LiquidValue> Values => _values;

    public LiquidValue this[string name]
    {
        get => _values.GetValueOrDefault(name);
        set => _values[name] = value;
    }

    public LiquidValue Find(string path)
    {
        if (_values.TryGetValue(path, out var flat))
        {
            return flat;
        }

        var parts = path.Split('.');
        var value = _values.GetValueOrDefault(parts[0]);
        foreach (var part in parts.Skip(1))
        {
            if (!value.TryGetMap(out var map) || !map.TryGetValue(part, out value))
            {
                return LiquidValue.Nil;
            }
        }

        return value;
    }

    public void Set(string path, LiquidValue value)
    {
        var parts = path.Split('.', 2);
        _values[parts[0]] = parts.Length == 1 ? value : With(_values.GetValueOrDefault(parts[0]), parts[1], value);
    }

    public bool Remove(string name) => _values.Remove(name);

    public LiquidMap ToMap() => LiquidMap.Create(_values);

    private static LiquidValue With(LiquidValue owner, string key, LiquidValue value)
    {
        var entries = new List<KeyValuePair<string, LiquidValue>>();
        if (owner.TryGetMap(out var map))
        {
            for (var i = 0; i < map.Count; i++)
            {
                entries.Add(map.EntryAt(i));
            }
        }

        entries.Add(new(key, value));
        return LiquidMap.Create(entries);
    }
}
