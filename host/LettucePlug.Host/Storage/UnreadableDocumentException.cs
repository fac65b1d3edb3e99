namespace LettucePlug.Host.Storage;

/// <summary>A stored document is not what it was written as.</summary>
internal sealed class UnreadableDocumentException(string message, Exception innerException)
    : LettucePlugException(message, innerException)
{
    public override string Code => "storage-unreadable-document";

    public static UnreadableDocumentException Of(string collection, string id, Exception cause) =>
        new($"The stored entry '{id}' of {collection} cannot be read: {cause.Message}", cause)
        {
            Hint = "It was written by another version of lettuceplug, or the store is damaged: lettuceplug doctor",
        };
}
