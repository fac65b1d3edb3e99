namespace LettucePlug.Sdk;

/// <summary>Writes a document, new or in place of the old one.</summary>
public sealed record PutDocument : DocumentWrite
{
    /// <value>The id.</value>
    public required string Id { get; init; }

    /// <value>Where the document stands within its partition; see <see cref="StoredDocument.SortKey"/>.</value>
    public string SortKey { get; init; } = "";

    /// <value>The content: one JSON value in UTF-8, 1 byte to 16 MiB. A store may refuse what is no JSON.</value>
    public required ReadOnlyMemory<byte> Json { get; init; }

    /// <value>The words to find the document by, for stores that implement <see cref="IDocumentSearch"/>; null for none.</value>
    public string? SearchText { get; init; }

    /// <value>The version the document must have now: 0 for "there is none yet", null for any.</value>
    public long? ExpectedVersion { get; init; }
}
