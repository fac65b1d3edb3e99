using System.Collections;
using System.Globalization;
using System.Text.Json;

namespace LettucePlug.Liquid;

/// <summary>Copies JSON and plain .NET data into values, with a bound on depth so that no data can exhaust the stack.</summary>
internal static class ValueReader
{
    public const int MaxDepth = 64;

    public static LiquidValue Read(JsonElement json, int depth)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.String:
                return LiquidValue.From(json.GetString());
            case JsonValueKind.True:
                return LiquidValue.True;
            case JsonValueKind.False:
                return LiquidValue.False;
            case JsonValueKind.Number:
                return ReadNumber(json);
            case JsonValueKind.Array:
                Enter(depth);
                var items = new LiquidValue[json.GetArrayLength()];
                var at = 0;
                foreach (var item in json.EnumerateArray())
                {
                    items[at++] = Read(item, depth + 1);
                }

                return LiquidValue.From(new LiquidArray(items));
            case JsonValueKind.Object:
                Enter(depth);
                return LiquidValue.From(ReadMap(json, depth));
            default:
                return default;
        }
    }

    public static LiquidValue Read(object? data, int depth) => data switch
    {
        null => default,
        LiquidValue value => value,
        LiquidObject value => LiquidValue.From(value),
        string text => LiquidValue.From(text),
        bool flag => LiquidValue.From(flag),
        int or long or short or byte or sbyte or ushort or uint =>
            LiquidValue.From(Convert.ToInt64(data, CultureInfo.InvariantCulture)),
        ulong number => number <= long.MaxValue
            ? LiquidValue.From((long)number)
            : LiquidValue.FromBigInteger(number),
        decimal number => LiquidValue.From(number),
        float number => LiquidValue.From((double)number),
        double number => LiquidValue.From(number),
        char letter => LiquidValue.From(letter.ToString()),
        DateTimeOffset date => LiquidValue.From(date.ToString("yyyy-MM-dd HH:mm:ss zzz", CultureInfo.InvariantCulture)),
        DateTime date => LiquidValue.From(
            date.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) + " +00:00"),
        Guid id => LiquidValue.From(id.ToString()),
        Uri address => LiquidValue.From(address.OriginalString),
        JsonElement json => Read(json, depth),
        JsonDocument json => Read(json.RootElement, depth),
        IEnumerable<KeyValuePair<string, object?>> map => ReadMap(map, depth),
        IEnumerable<KeyValuePair<string, string>> map => ReadMap(map, depth),
        IEnumerable<KeyValuePair<string, LiquidValue>> map => LiquidValue.From(LiquidMap.Create(map)),
        IDictionary map => ReadMap(map, depth),
        IEnumerable list => ReadList(list, depth),
        _ => throw new ArgumentException(
            $"A template cannot use a value of type {data.GetType()}; derive an adapter from LiquidMap.", nameof(data)),
    };

    private static LiquidValue ReadNumber(JsonElement json)
    {
        if (json.TryGetInt64(out var whole))
        {
            return LiquidValue.From(whole);
        }

        var raw = json.GetRawText();
        var isWhole = raw.AsSpan().IndexOfAny(".eE") < 0;
        if (json.TryGetDecimal(out var exact))
        {
            return isWhole ? LiquidValue.FromBigInteger(exact) : LiquidValue.From(exact);
        }

        return LiquidValue.From(json.GetDouble());
    }

    private static ArrayMap ReadMap(JsonElement json, int depth)
    {
        var count = json.GetPropertyCount();
        var keys = new string[count];
        var values = new LiquidValue[count];
        var used = 0;
        var seen = count > 8 ? new Dictionary<string, int>(count, StringComparer.Ordinal) : null;
        foreach (var property in json.EnumerateObject())
        {
            var name = property.Name;
            var at = seen is null ? Array.IndexOf(keys, name, 0, used) : seen.GetValueOrDefault(name, -1);
            if (at < 0)
            {
                at = used++;
                keys[at] = name;
                seen?.Add(name, at);
            }

            values[at] = Read(property.Value, depth + 1);
        }

        return used == count ? new ArrayMap(keys, values) : new ArrayMap(keys[..used], values[..used]);
    }

    private static LiquidValue ReadMap<T>(IEnumerable<KeyValuePair<string, T>> map, int depth)
    {
        Enter(depth);
        return LiquidValue.From(new ArrayMap(
            [.. map.Select(entry => entry.Key)],
            [.. map.Select(entry => Read(entry.Value, depth + 1))]));
    }

    private static LiquidValue ReadMap(IDictionary map, int depth)
    {
        Enter(depth);
        var keys = new List<string>();
        var values = new List<LiquidValue>();
        foreach (DictionaryEntry entry in map)
        {
            keys.Add(Convert.ToString(entry.Key, CultureInfo.InvariantCulture) ?? "");
            values.Add(Read(entry.Value, depth + 1));
        }

        return LiquidValue.From(new ArrayMap([.. keys], [.. values]));
    }

    private static LiquidValue ReadList(IEnumerable list, int depth)
    {
        Enter(depth);
        var items = new List<LiquidValue>();
        foreach (var item in list)
        {
            items.Add(Read(item, depth + 1));
        }

        return LiquidValue.From(new LiquidArray([.. items]));
    }

    private static void Enter(int depth)
    {
        if (depth >= MaxDepth)
        {
            throw LiquidLimitException.ForData(LimitKind.ValueDepth, MaxDepth);
        }
    }
}
