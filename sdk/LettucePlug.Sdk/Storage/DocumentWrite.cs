namespace LettucePlug.Sdk;

/// <summary>One write of a batch: <see cref="PutDocument"/>, <see cref="DeleteDocument"/> or <see cref="DeletePartition"/>.</summary>
public abstract record DocumentWrite
{
    private protected DocumentWrite()
    {
    }

    /// <value>The collection.</value>
    public required string Collection { get; init; }

    /// <value>The partition.</value>
    public required string Partition { get; init; }
}
