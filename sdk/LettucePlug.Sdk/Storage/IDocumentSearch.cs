namespace LettucePlug.Sdk;

/// <summary>A document store that finds documents by the words of their <see cref="PutDocument.SearchText"/>.</summary>
public interface IDocumentSearch
{
    /// <summary>Finds the documents that hold every word of a text.</summary>
    /// <param name="query">What to find.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>
    /// The page, greatest sort key first (then greatest partition, then greatest id). A word is a run of letters and
    /// digits; scripts without spaces may be cut into smaller pieces. Words are compared without regard to case and diacritics; the last word also
    /// matches as the beginning of a longer one. No character of the text has a special meaning.
    /// </returns>
    /// <exception cref="StorageException">The store failed, or the continuation is not one of its own.</exception>
    ValueTask<DocumentPage> SearchAsync(DocumentSearchQuery query, CancellationToken cancellationToken = default);
}
