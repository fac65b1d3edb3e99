namespace LettucePlug.Liquid;

/// <summary>
/// What one parse or one rendering may use. Every limit is on by default; each has its own diagnostic code. Work is
/// charged before memory is allocated for it.
/// </summary>
public sealed record LiquidLimits
{
    /// <summary>The limits everything gets unless the host says otherwise.</summary>
    public static LiquidLimits Default { get; } = new();

    /// <summary>Characters of source.</summary>
    /// <value>262,144 (256 KB).</value>
    public int Source { get; init; } = 256 * 1024;

    /// <summary>Tags inside tags.</summary>
    /// <value>100; values above 200 are cut to 200, because each level costs stack.</value>
    public int TagNesting { get; init => field = Math.Min(value, 200); } = 100;

    /// <summary>Brackets and ranges inside one expression.</summary>
    /// <value>50; values above 100 are cut to 100.</value>
    public int ExpressionNesting { get; init => field = Math.Min(value, 100); } = 50;

    /// <summary>Operators of one condition.</summary>
    /// <value>1,000.</value>
    public int Operators { get; init; } = 1_000;

    /// <summary>Templates inside templates, by <c>include</c> or <c>render</c>.</summary>
    /// <value>16; values above 32 are cut to 32.</value>
    public int PartialDepth { get; init => field = Math.Min(value, 32); } = 16;

    /// <summary>Templates extending templates.</summary>
    /// <value>5.</value>
    public int ExtendsDepth { get; init => field = Math.Min(value, 32); } = 5;

    /// <summary>Texts, outputs, tags and loop rounds of one rendering; 32 items that a filter walks through count as one.</summary>
    /// <value>100,000.</value>
    public int Steps { get; init; } = 100_000;

    /// <summary>Characters of output, what a capture collects included.</summary>
    /// <value>1,048,576.</value>
    public int Output { get; init; } = 1024 * 1024;

    /// <summary>Characters of any one string.</summary>
    /// <value>1,048,576.</value>
    public int StringLength { get; init; } = 1024 * 1024;

    /// <summary>Items of any one collection a filter or loop works on.</summary>
    /// <value>10,000.</value>
    public int Collection { get; init; } = 10_000;

    /// <summary>Numbers of any one range that is walked through.</summary>
    /// <value>10,000.</value>
    public int Range { get; init; } = 10_000;

    /// <summary>Characters of all strings made in one rendering; an item of a list counts as 8.</summary>
    /// <value>16,777,216.</value>
    public int TotalStrings { get; init; } = 16 * 1024 * 1024;

    /// <summary>How long one rendering may take; looked at every 256 steps.</summary>
    /// <value>2 seconds.</value>
    public TimeSpan Time { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Characters of a date format, and of what one date becomes.</summary>
    /// <value>256.</value>
    public int DateFormat { get; init; } = 256;

    /// <summary>Diagnostics reported for one file before the parser gives up on it.</summary>
    /// <value>20.</value>
    public int Diagnostics { get; init; } = 20;

    /// <summary>The stricter of two sets of limits, member by member: how a pack lowers what the host allows.</summary>
    /// <param name="other">The other set.</param>
    public LiquidLimits Lower(LiquidLimits other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new LiquidLimits
        {
            Source = Math.Min(Source, other.Source),
            TagNesting = Math.Min(TagNesting, other.TagNesting),
            ExpressionNesting = Math.Min(ExpressionNesting, other.ExpressionNesting),
            Operators = Math.Min(Operators, other.Operators),
            PartialDepth = Math.Min(PartialDepth, other.PartialDepth),
            ExtendsDepth = Math.Min(ExtendsDepth, other.ExtendsDepth),
            Steps = Math.Min(Steps, other.Steps),
            Output = Math.Min(Output, other.Output),
            StringLength = Math.Min(StringLength, other.StringLength),
            Collection = Math.Min(Collection, other.Collection),
            Range = Math.Min(Range, other.Range),
            TotalStrings = Math.Min(TotalStrings, other.TotalStrings),
            Time = Time < other.Time ? Time : other.Time,
            DateFormat = Math.Min(DateFormat, other.DateFormat),
            Diagnostics = Math.Min(Diagnostics, other.Diagnostics),
        };
    }
}
