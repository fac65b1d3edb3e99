namespace LettucePlug.Liquid;

/// <summary>Whatever a loop can walk through, cut to the loop's part of it, without a copy.</summary>
internal readonly struct LoopSequence
{
    private readonly LiquidValue _source;
    private readonly long _from;
    private readonly bool _isReversed;

    private LoopSequence(LiquidValue source, long from, long count, bool isReversed)
    {
        _source = source;
        _from = from;
        Count = count;
        _isReversed = isReversed;
    }

    public long Count { get; }

    public static LoopSequence Of(in LiquidValue source, long offset, long? limit, bool isReversed)
    {
        if (source.TryGetString(out var text))
        {
            // A string is one item, whatever part of it is asked for.
            return new LoopSequence(source, 0, text.Length > 0 ? 1 : 0, isReversed);
        }

        var count = source.Kind switch
        {
            LiquidKind.List => source.As<LiquidList>()!.Count, // The kind says so.
            LiquidKind.Map => source.As<LiquidMap>()!.Count, // The kind says so.
            LiquidKind.Range => source.As<LiquidRange>()!.Count, // The kind says so.
            _ => 0,
        };
        var end = limit is { } most ? Math.Min(count, Clamp(most + (decimal)offset)) : count;
        var from = Math.Max(0, offset);
        return new LoopSequence(source, from, Math.Max(0, end - from), isReversed);
    }

    public LiquidValue this[long index]
    {
        get
        {
            var at = _from + (_isReversed ? Count - 1 - index : index);
            return _source.Kind switch
            {
                LiquidKind.List => _source.As<LiquidList>()![(int)at], // The kind says so.
                LiquidKind.Map => Pair(_source.As<LiquidMap>()!.EntryAt((int)at)), // The kind says so.
                LiquidKind.Range => LiquidValue.From(_source.As<LiquidRange>()!.Start + at), // The kind says so.
                _ => _source,
            };
        }
    }

    public static LiquidValue Pair(KeyValuePair<string, LiquidValue> entry) =>
        LiquidValue.From(new LiquidArray([LiquidValue.From(entry.Key), entry.Value]));

    private static long Clamp(decimal value) => (long)Math.Clamp(value, long.MinValue, long.MaxValue);
}
