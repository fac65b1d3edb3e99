namespace LettucePlug.Sdk;

/// <summary>A document as it is stored.</summary>
public sealed record StoredDocument
{
    /// <value>The collection, such as <c>messages</c>.</value>
    public required string Collection { get; init; }

    /// <value>The partition within the collection, such as the id of a chat.</value>
    public required string Partition { get; init; }

    /// <value>The id within the partition.</value>
    public required string Id { get; init; }

    /// <value>
    /// Where the document stands within its partition: compared character by character by code unit. At most 200
    /// characters; may be empty.
    /// </value>
    public required string SortKey { get; init; }

    /// <value>1 when the document is first written, and one more with each write. Deleting and writing again begins anew.</value>
    public required long Version { get; init; }

    /// <value>The content: one JSON value in UTF-8, returned byte for byte as it was written.</value>
    public required ReadOnlyMemory<byte> Json { get; init; }
}
