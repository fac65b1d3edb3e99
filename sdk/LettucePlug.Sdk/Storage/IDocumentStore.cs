namespace LettucePlug.Sdk;

/// <summary>
/// Small JSON documents, each named by collection, partition and id. The names are 1 to 200 characters long, of
/// ASCII letters, digits and <c>._:-</c>, beginning with a letter or digit; case counts.
/// </summary>
/// <remarks>
/// What breaks the rules is refused with <see cref="StorageFailure.InvalidRequest"/> before anything is done;
/// <see cref="StorageRules"/> checks them all.
/// </remarks>
public interface IDocumentStore
{
    /// <summary>Gets one document.</summary>
    /// <param name="collection">The collection.</param>
    /// <param name="partition">The partition.</param>
    /// <param name="id">The id.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The document; null where there is none.</returns>
    /// <exception cref="StorageException">The store failed.</exception>
    ValueTask<StoredDocument?> GetAsync(
        string collection,
        string partition,
        string id,
        CancellationToken cancellationToken = default);

    /// <summary>Gets the documents of a partition in the order of their sort keys, a page at a time.</summary>
    /// <param name="query">Which ones.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>
    /// The page. Documents with the same sort key come in the order of their ids; descending is the exact
    /// reverse. Reading a page costs the same wherever it lies in the partition. A document that is neither added nor
    /// removed while pages are read appears exactly once.
    /// </returns>
    /// <exception cref="StorageException">The store failed, or the continuation is not one of its own.</exception>
    ValueTask<DocumentPage> QueryAsync(DocumentQuery query, CancellationToken cancellationToken = default);

    /// <summary>Writes all of a batch or nothing, also when the process dies in the middle.</summary>
    /// <param name="writes">
    /// What to write, at most 1,000 writes, which take effect in the order given. The same document may occur once only;
    /// a partition may be deleted only before the other writes to it, so that its content can be replaced in one batch.
    /// </param>
    /// <param name="cancellationToken">Ends the call; then nothing was written.</param>
    /// <returns>The new version of each write's document in the order given; 0 for what was deleted.</returns>
    /// <exception cref="StorageException">
    /// The store failed, or, with <see cref="StorageFailure.Conflict"/>, an expected version did not match.
    /// </exception>
    ValueTask<IReadOnlyList<long>> WriteAsync(
        IReadOnlyList<DocumentWrite> writes,
        CancellationToken cancellationToken = default);
}
