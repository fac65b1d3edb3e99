namespace LettucePlug.Sdk;

/// <summary>What to find.</summary>
public sealed record DocumentSearchQuery
{
    /// <value>The collection.</value>
    public required string Collection { get; init; }

    /// <value>The partition; null for all of the collection.</value>
    public string? Partition { get; init; }

    /// <value>The words, at most 1,000 characters. A text without a letter or digit finds nothing.</value>
    public required string Text { get; init; }

    /// <value>How many documents a page holds at most, 1 to 1,000. The default is 50.</value>
    public int Limit { get; init; } = 50;

    /// <value><see cref="DocumentPage.Continuation"/> of the page before; null for the first. Goes with the same query only.</value>
    public string? Continuation { get; init; }
}
