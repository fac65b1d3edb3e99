using System.Runtime.InteropServices;

namespace LettucePlug.Liquid;

/// <summary>
/// The variables of one template and what it includes: frames of loop variables on top, then what was assigned, then
/// counters, then the host's data. A rendered partial gets a scope of its own, without the data.
/// </summary>
internal sealed class Scope(LiquidMap? data)
{
    private const int IndexFrom = 16;
    private string[] _names = new string[8];
    private LiquidValue[] _values = new LiquidValue[8];
    private int _assigned;
    private string[] _assignedNames = new string[8];
    private LiquidValue[] _assignedValues = new LiquidValue[8];
    private Dictionary<string, int>? _assignedIndex;
    private Dictionary<string, long>? _counters;
    private Dictionary<string, long>? _loopEnds;
    private Dictionary<CycleKey, int>? _cycles;

    /// <summary>A named cycle is its name. One without is its text, or itself when variables are in it.</summary>
    public readonly record struct CycleKey(LiquidValue Name, object? Unnamed);

    public LiquidMap? Data => data;

    public int FrameTop { get; private set; }

    public string? LastChanged { get; set; }

    public bool TryGet(string name, out LiquidValue value)
    {
        for (var i = FrameTop - 1; i >= 0; i--)
        {
            if (string.Equals(_names[i], name))
            {
                value = _values[i];
                return true;
            }
        }

        var at = FindAssigned(name);
        if (at >= 0)
        {
            value = _assignedValues[at];
            return true;
        }

        if (_counters is not null && _counters.TryGetValue(name, out var counter))
        {
            value = LiquidValue.From(counter);
            return true;
        }

        if (data is not null)
        {
            return data.TryGetValue(name, out value);
        }

        value = default;
        return false;
    }

    public int Push(string name, in LiquidValue value)
    {
        if (FrameTop == _names.Length)
        {
            Array.Resize(ref _names, FrameTop * 2);
            Array.Resize(ref _values, FrameTop * 2);
        }

        _names[FrameTop] = name;
        _values[FrameTop] = value;
        return FrameTop++;
    }

    public void SetAt(int slot, in LiquidValue value) => _values[slot] = value;

    public void PopTo(int top) => FrameTop = top;

    public void Assign(string name, in LiquidValue value)
    {
        var at = FindAssigned(name);
        if (at < 0)
        {
            if (_assigned == _assignedNames.Length)
            {
                Array.Resize(ref _assignedNames, _assigned * 2);
                Array.Resize(ref _assignedValues, _assigned * 2);
            }

            at = _assigned++;
            _assignedNames[at] = name;
            if (_assigned > IndexFrom)
            {
                Index(at, name);
            }
        }

        _assignedValues[at] = value;
    }

    /// <summary>The counter behind <c>increment</c> and <c>decrement</c>; it starts from the data when that has a number.</summary>
    public ref long Counter(string name)
    {
        _counters ??= new Dictionary<string, long>(StringComparer.Ordinal);
        ref var counter = ref CollectionsMarshal.GetValueRefOrAddDefault(_counters, name, out var exists);
        if (!exists && data is not null && data.TryGetValue(name, out var start))
        {
            _ = start.TryGetInteger(out counter);
        }

        return ref counter;
    }

    public long LoopEnd(string loop) => _loopEnds?.GetValueOrDefault(loop) ?? 0;

    public void SetLoopEnd(string loop, long end) =>
        (_loopEnds ??= new Dictionary<string, long>(StringComparer.Ordinal))[loop] = end;

    public ref int Cycle(CycleKey key) => ref CollectionsMarshal.GetValueRefOrAddDefault(_cycles ??= [], key, out _);

    public IEnumerable<string> Names()
    {
        var names = new List<string>();
        names.AddRange(_names.Take(FrameTop));
        names.AddRange(_assignedNames.Take(_assigned));
        for (var i = 0; data is not null && i < Math.Min(data.Count, 200); i++)
        {
            names.Add(data.EntryAt(i).Key);
        }

        return names;
    }

    private int FindAssigned(string name)
    {
        if (_assignedIndex is not null)
        {
            return _assignedIndex.GetValueOrDefault(name, -1);
        }

        for (var i = 0; i < _assigned; i++)
        {
            if (string.Equals(_assignedNames[i], name))
            {
                return i;
            }
        }

        return -1;
    }

    private void Index(int at, string name)
    {
        if (_assignedIndex is null)
        {
            _assignedIndex = new Dictionary<string, int>(StringComparer.Ordinal);
            for (var i = 0; i < at; i++)
            {
                _assignedIndex[_assignedNames[i]] = i;
            }
        }

        _assignedIndex[name] = at;
    }
}
