using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using LettucePlug.Sdk;

namespace LettucePlug.Storage.Local;

/// <summary>
/// The place where a page ended, as text that a caller hands back: the last document's sort key, partition and id,
/// behind a fingerprint of the query, so that a continuation of another query is refused instead of misread.
/// </summary>
internal sealed record Continuation(string SortKey, string Partition, string Id)
{
    private const int FingerprintLength = 8;

    public static Continuation? Read(DocumentQuery query) => Read(query.Continuation, Fingerprint(query));

    public static Continuation? Read(DocumentSearchQuery query) => Read(query.Continuation, Fingerprint(query));

    public static string Write(DocumentQuery query, string sortKey, string id) =>
        new Continuation(sortKey, query.Partition, id).Write(Fingerprint(query));

    public static string Write(DocumentSearchQuery query, string sortKey, string partition, string id) =>
        new Continuation(sortKey, partition, id).Write(Fingerprint(query));

    private string Write(byte[] fingerprint)
    {
        using var buffer = new MemoryStream();
        using var writer = new BinaryWriter(buffer, Encoding.Unicode);
        writer.Write(fingerprint);
        writer.Write(SortKey);
        writer.Write(Partition);
        writer.Write(Id);
        writer.Flush();
        return Base64Url.EncodeToString(buffer.GetBuffer().AsSpan(0, (int)buffer.Length));
    }

    private static Continuation? Read(string? text, byte[] fingerprint)
    {
        if (text is null)
        {
            return null;
        }

        try
        {
            using var reader = new BinaryReader(new MemoryStream(Base64Url.DecodeFromChars(text)), Encoding.Unicode);
            reader.ReadBytes(FingerprintLength);
            var place = new Continuation(reader.ReadString(), reader.ReadString(), reader.ReadString());

            // Comparing with what we would have written covers the fingerprint and everything that may trail.
            if (place.Write(fingerprint) == text)
            {
                return place;
            }
        }
        catch (Exception exception) when (exception is FormatException or IOException)
        {
            // Not of our making: refused below.
        }

        throw new StorageException(
            StorageFailure.InvalidRequest, "The continuation does not come from an earlier page of this query.");
    }

    private static byte[] Fingerprint(DocumentQuery query) =>
        Fingerprint("query", query.Collection, query.Partition, query.From, query.Before, query.Descending ? "<" : ">");

    private static byte[] Fingerprint(DocumentSearchQuery query) =>
        Fingerprint("search", query.Collection, query.Partition, query.Text);

    private static byte[] Fingerprint(params ReadOnlySpan<string?> parts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var part in parts)
        {
            hash.AppendData([part is null ? (byte)0 : (byte)1]);
            hash.AppendData(Encoding.Unicode.GetBytes(part ?? ""));
            hash.AppendData([0, 0]);
        }

        return hash.GetHashAndReset()[..FingerprintLength];
    }
}
