namespace LettucePlug.Liquid;

public readonly partial struct LiquidValue
{
    /// <summary>Whether two values are equal in a template: numbers by size, collections by their items.</summary>
    /// <param name="left">One value.</param>
    /// <param name="right">The other.</param>
    public static bool operator ==(LiquidValue left, LiquidValue right) => left.Equals(right);

    /// <summary>Whether two values differ in a template.</summary>
    /// <param name="left">One value.</param>
    /// <param name="right">The other.</param>
    public static bool operator !=(LiquidValue left, LiquidValue right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(LiquidValue other)
    {
        if (_ref is string text)
        {
            return other._ref is string otherText && string.Equals(text, otherText)
                || other.IsWord && other.MatchesWord(this);
        }

        if (IsWord || other.IsWord)
        {
            return IsWord && other.IsWord ? _ref == other._ref : IsWord ? MatchesWord(other) : other.MatchesWord(this);
        }

        if (IsNumeric && other.IsNumeric)
        {
            return Number.Compare(Number.Of(this), Number.Of(other)) == 0;
        }

        return (_ref, other._ref) switch
        {
            (null, null) => true,
            (KindTag left, KindTag right) => left == right && _bits == other._bits,
            (LiquidRange left, LiquidRange right) => left.Start == right.Start && left.End == right.End,
            (LiquidList left, LiquidList right) => SameItems(left, right),
            (LiquidMap left, LiquidMap right) => SameEntries(left, right),
            _ => ReferenceEquals(_ref, other._ref),
        };
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is LiquidValue other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _ref switch
    {
        null => 0,
        string text => string.GetHashCode(text),
        _ when IsNumeric => Number.Of(this).GetHashCode(),
        KindTag tag => HashCode.Combine(tag.Kind, _bits),
        LiquidRange range => HashCode.Combine(range.Start, range.End),
        LiquidList list => HashCode.Combine(list.Count, list.Count > 0 ? list[0].Kind : LiquidKind.Nil),
        LiquidMap map => HashOf(map),
        _ => _ref.GetHashCode(),
    };

    private bool IsWord => _ref == (object)KindTag.Empty || _ref == (object)KindTag.Blank;

    private bool MatchesWord(in LiquidValue other) =>
        _ref == (object)KindTag.Blank ? other.IsBlank : other.IsEmptyCollection;

    internal bool IsEmptyCollection => _ref switch
    {
        string text => text.Length == 0,
        LiquidList list => list.Count == 0,
        LiquidMap map => map.Count == 0,
        _ => false,
    };

    internal bool IsBlank =>
        _ref is string text ? string.IsNullOrWhiteSpace(text) : !IsTruthy || IsEmptyCollection;

    // Two shallow levels: enough to tell apart the records of one list, and cheap for big ones.
    private static int HashOf(LiquidMap map)
    {
        var hash = map.Count;
        for (var i = 0; i < Math.Min(map.Count, 4); i++)
        {
            var entry = map.EntryAt(i);
            if (entry.Value.Kind is not (LiquidKind.List or LiquidKind.Map))
            {
                // Order of the keys must not count, so the parts are added.
                hash += map.Count <= 4 ? HashCode.Combine(entry.Key, entry.Value) : 0;
            }
        }

        return hash;
    }

    private static bool SameItems(LiquidList left, LiquidList right)
    {
        if (left.Count != right.Count)
        {
            return false;
        }

        for (var i = 0; i < left.Count; i++)
        {
            if (!left[i].Equals(right[i]))
            {
                return false;
            }
        }

        return true;
    }

    private static bool SameEntries(LiquidMap left, LiquidMap right)
    {
        if (ReferenceEquals(left, right))
        {
            return true;
        }

        if (left.Count != right.Count)
        {
            return false;
        }

        for (var i = 0; i < left.Count; i++)
        {
            var entry = left.EntryAt(i);
            if (!right.TryGetValue(entry.Key, out var value) || !entry.Value.Equals(value))
            {
                return false;
            }
        }

        return true;
    }
}
