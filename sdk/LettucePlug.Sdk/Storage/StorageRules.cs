using System.Buffers;

namespace LettucePlug.Sdk;

/// <summary>
/// The rules that requests to a store must keep. A backend calls them first, so that all backends refuse the same
/// things with the same words; a host needs them only to know the limits.
/// </summary>
public static class StorageRules
{
    /// <summary>How many characters the name of a collection, a partition or a document has at most.</summary>
    public const int MaxNameLength = 200;

    /// <summary>How many characters a sort key has at most.</summary>
    public const int MaxSortKeyLength = 200;

    /// <summary>How many bytes the content of a document has at most.</summary>
    public const int MaxJsonBytes = 16 * 1024 * 1024;

    /// <summary>How many writes a batch has at most.</summary>
    public const int MaxWrites = 1_000;

    /// <summary>How many documents a page holds at most.</summary>
    public const int MaxLimit = 1_000;

    /// <summary>How many characters the text of a search has at most.</summary>
    public const int MaxSearchLength = 1_000;

    private const int Sha256Length = 64;

    private static readonly SearchValues<char> NameCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._:-");

    private static readonly SearchValues<char> HexCharacters = SearchValues.Create("0123456789abcdef");

    /// <summary>Checks the name of a collection, a partition or a document.</summary>
    /// <param name="name">The name.</param>
    /// <param name="what">What it names, for the message: <c>collection</c>, <c>partition</c> or <c>document</c>.</param>
    /// <exception cref="StorageException">It breaks the rules, with <see cref="StorageFailure.InvalidRequest"/>.</exception>
    public static void CheckName(string name, string what)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (name.Length is 0 or > MaxNameLength ||
            !char.IsAsciiLetterOrDigit(name[0]) ||
            name.AsSpan().ContainsAnyExcept(NameCharacters))
        {
            throw Invalid(
                $"'{Shorten(name)}' cannot be the name of a {what}: it takes 1 to {MaxNameLength} ASCII letters, " +
                "digits and ._:- and begins with a letter or digit.");
        }
    }

    /// <summary>Checks a query.</summary>
    /// <param name="query">The query.</param>
    /// <exception cref="StorageException">It breaks the rules, with <see cref="StorageFailure.InvalidRequest"/>.</exception>
    public static void CheckQuery(DocumentQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        CheckName(query.Collection, "collection");
        CheckName(query.Partition, "partition");
        CheckLimit(query.Limit);
    }

    /// <summary>Checks a search.</summary>
    /// <param name="query">The search.</param>
    /// <exception cref="StorageException">It breaks the rules, with <see cref="StorageFailure.InvalidRequest"/>.</exception>
    public static void CheckSearch(DocumentSearchQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        CheckName(query.Collection, "collection");
        if (query.Partition is not null)
        {
            CheckName(query.Partition, "partition");
        }

        CheckLimit(query.Limit);
        if (query.Text.Length > MaxSearchLength)
        {
            throw Invalid($"The text of a search has at most {MaxSearchLength:N0} characters, not {query.Text.Length:N0}.");
        }
    }

    /// <summary>Checks a batch.</summary>
    /// <param name="writes">The batch.</param>
    /// <exception cref="StorageException">It breaks the rules, with <see cref="StorageFailure.InvalidRequest"/>.</exception>
    public static void CheckWrites(IReadOnlyList<DocumentWrite> writes)
    {
        ArgumentNullException.ThrowIfNull(writes);
        if (writes.Count > MaxWrites)
        {
            throw Invalid($"A batch has at most {MaxWrites:N0} writes, not {writes.Count:N0}.");
        }

        var partitions = new HashSet<(string, string)>();
        var documents = new HashSet<(string, string, string)>();
        foreach (var write in writes)
        {
            CheckName(write.Collection, "collection");
            CheckName(write.Partition, "partition");
            if (write is DeletePartition)
            {
                if (!partitions.Add((write.Collection, write.Partition)))
                {
                    throw Invalid(
                        $"The partition '{write.Collection}/{write.Partition}' is deleted after another write to it in " +
                        "the same batch; delete it first.");
                }

                continue;
            }

            partitions.Add((write.Collection, write.Partition));
            var id = CheckDocument(write);
            if (!documents.Add((write.Collection, write.Partition, id)))
            {
                throw Invalid(
                    $"The document '{write.Collection}/{write.Partition}/{id}' occurs twice in the same batch.");
            }
        }
    }

    /// <summary>Checks the name of a blob.</summary>
    /// <param name="sha256">The name.</param>
    /// <exception cref="StorageException">
    /// It is not a SHA-256 in lower-case hexadecimal, with <see cref="StorageFailure.InvalidRequest"/>.
    /// </exception>
    public static void CheckSha256(string sha256)
    {
        ArgumentNullException.ThrowIfNull(sha256);
        if (!IsSha256(sha256))
        {
            throw Invalid(
                $"'{Shorten(sha256)}' cannot be the name of a blob: it takes {Sha256Length} lower-case hexadecimal digits.");
        }
    }

    /// <summary>Tells whether a text is a SHA-256 in lower-case hexadecimal.</summary>
    /// <param name="text">The text.</param>
    /// <returns>Whether it is one.</returns>
    public static bool IsSha256(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length == Sha256Length && !text.AsSpan().ContainsAnyExcept(HexCharacters);
    }

    private static string CheckDocument(DocumentWrite write)
    {
        var (id, expected) = write switch
        {
            PutDocument put => (put.Id, put.ExpectedVersion),
            DeleteDocument delete => (delete.Id, delete.ExpectedVersion),
            _ => throw Invalid($"A batch cannot hold a {write.GetType().Name}."),
        };
        CheckName(id, "document");
        if (expected < 0)
        {
            throw Invalid($"The document '{id}' cannot be expected to have version {expected}: versions begin with 1.");
        }

        if (write is PutDocument content)
        {
            CheckContent(content);
        }

        return id;
    }

    private static void CheckContent(PutDocument put)
    {
        if (put.SortKey.Length > MaxSortKeyLength)
        {
            throw Invalid(
                $"The sort key of the document '{put.Id}' has {put.SortKey.Length:N0} characters; " +
                $"at most {MaxSortKeyLength:N0} are allowed.");
        }

        if (put.Json.Length is 0 or > MaxJsonBytes)
        {
            throw Invalid(
                $"The content of the document '{put.Id}' has {put.Json.Length:N0} bytes; " +
                $"it takes 1 to {MaxJsonBytes:N0}.");
        }
    }

    private static void CheckLimit(int limit)
    {
        if (limit is < 1 or > MaxLimit)
        {
            throw Invalid($"A page holds 1 to {MaxLimit:N0} documents, not {limit:N0}.");
        }
    }

    private static string Shorten(string name) => name.Length <= 80 ? name : name[..80] + "…";

    private static StorageException Invalid(string message) => new(StorageFailure.InvalidRequest, message);
}
