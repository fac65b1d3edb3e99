namespace LettucePlug.Sdk;

/// <summary>A page of documents.</summary>
public sealed record DocumentPage
{
    /// <value>The documents in order.</value>
    public required IReadOnlyList<StoredDocument> Items { get; init; }

    /// <value>What to ask with for the next page; null where this is the last.</value>
    public string? Continuation { get; init; }
}
