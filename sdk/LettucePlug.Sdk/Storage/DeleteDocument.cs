namespace LettucePlug.Sdk;

/// <summary>Removes a document. One that is not there is no failure, unless a version is expected.</summary>
public sealed record DeleteDocument : DocumentWrite
{
    /// <value>The id.</value>
    public required string Id { get; init; }

    /// <value>The version the document must have now; null for any.</value>
    public long? ExpectedVersion { get; init; }
}
