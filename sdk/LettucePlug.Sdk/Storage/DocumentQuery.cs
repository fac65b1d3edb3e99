namespace LettucePlug.Sdk;

/// <summary>Which documents of a partition to get.</summary>
public sealed record DocumentQuery
{
    /// <value>The collection.</value>
    public required string Collection { get; init; }

    /// <value>The partition.</value>
    public required string Partition { get; init; }

    /// <value>The least sort key, inclusive; null for no bound.</value>
    public string? From { get; init; }

    /// <value>The greatest sort key, exclusive; null for no bound.</value>
    public string? Before { get; init; }

    /// <value>True to begin with the greatest sort key. The default is false.</value>
    public bool Descending { get; init; }

    /// <value>How many documents a page holds at most, 1 to 1,000. The default is 100.</value>
    public int Limit { get; init; } = 100;

    /// <value><see cref="DocumentPage.Continuation"/> of the page before; null for the first. Goes with the same query only.</value>
    public string? Continuation { get; init; }
}
