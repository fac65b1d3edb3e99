using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using LettucePlug.Sdk;

namespace LettucePlug.Storage.Files;

/// <summary>
/// A document as a file: a JSON object with a line for each fact, and the content byte for byte between the line
/// <c>"document":</c> and the last brace. A file that a tool has laid out anew is understood as well.
/// </summary>
internal sealed record DocumentFile
{
    private const string VersionName = "version";
    private const string SortKeyName = "sortKey";
    private const string IdName = "id";
    private const string SearchTextName = "searchText";
    private const string DocumentName = "document";

    private static readonly JsonReaderOptions Reading = new() { MaxDepth = 1_000 };
    private static readonly byte[] End = "\n}\n"u8.ToArray();

    public required long Version { get; init; }

    public required string SortKey { get; init; }

    /// <summary>Null where the name of the file says it.</summary>
    public string? Id { get; init; }

    public string? SearchText { get; init; }

    public required ReadOnlyMemory<byte> Json { get; init; }

    public byte[] ToBytes()
    {
        var head = new StringBuilder("{\n");
        head.Append($"\"{VersionName}\": {Version},\n\"{SortKeyName}\": {Quote(SortKey)},\n");
        if (Id is not null)
        {
            head.Append($"\"{IdName}\": {Quote(Id)},\n");
        }

        if (SearchText is not null)
        {
            head.Append($"\"{SearchTextName}\": {Quote(SearchText)},\n");
        }

        head.Append($"\"{DocumentName}\":\n");
        return [.. Encoding.UTF8.GetBytes(head.ToString()), .. Json.Span, .. End];
    }

    /// <exception cref="JsonException">It is no document.</exception>
    public static DocumentFile Parse(ReadOnlyMemory<byte> bytes)
    {
        var reader = new Utf8JsonReader(bytes.Span, Reading);
        long? version = null;
        string? sortKey = null, id = null, searchText = null;
        ReadOnlyMemory<byte>? json = null;
        Expect(reader.Read() && reader.TokenType == JsonTokenType.StartObject);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString();
            var afterName = (int)reader.BytesConsumed;
            Expect(reader.Read());
            switch (name)
            {
                case VersionName:
                    version = reader.TryGetInt64(out var number) ? number : null;
                    break;
                case SortKeyName:
                    sortKey = reader.GetString();
                    break;
                case IdName:
                    id = reader.GetString();
                    break;
                case SearchTextName:
                    searchText = reader.GetString();
                    break;
                case DocumentName:
                    var start = (int)reader.TokenStartIndex;
                    reader.Skip();
                    json = Content(bytes, afterName, start, (int)reader.BytesConsumed);
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        Expect(reader.TokenType == JsonTokenType.EndObject && version > 0 && sortKey is not null && json is not null);
        return new DocumentFile
        {
            Version = version!.Value,
            SortKey = sortKey!,
            Id = id,
            SearchText = searchText,
            Json = json!.Value,
        };
    }

    /// <exception cref="StorageException">The content is no JSON.</exception>
    public static void CheckJson(PutDocument put)
    {
        try
        {
            var reader = new Utf8JsonReader(put.Json.Span, Reading);
            while (reader.Read())
            {
                // Only whether it can be read matters.
            }
        }
        catch (JsonException exception)
        {
            throw new StorageException(
                StorageFailure.InvalidRequest,
                $"The content of the document '{put.Collection}/{put.Partition}/{put.Id}' is no JSON: {exception.Message}");
        }
    }

    /// <summary>With our layout, whitespace around the value belongs to it too.</summary>
    private static ReadOnlyMemory<byte> Content(ReadOnlyMemory<byte> bytes, int afterName, int start, int end)
    {
        var rest = bytes.Span[end..];
        return bytes.Span[afterName] == '\n' && rest.EndsWith(End) && rest[..^End.Length].Trim(" \t\r\n"u8).IsEmpty
            ? bytes[(afterName + 1)..^End.Length]
            : bytes[start..end];
    }

    private static void Expect(bool condition)
    {
        if (!condition)
        {
            throw new JsonException("It is not laid out as a document of a LettucePlug store.");
        }
    }

    private static string Quote(string text) =>
        $"\"{JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"";
}
