using System.Text.Json;

namespace LettucePlug.Providers.SdApi;

/// <summary>
/// What a FastAPI server says went wrong: <c>detail</c> as text or as a list of fields, and beside it what AUTOMATIC1111
/// adds (<c>error</c>, <c>errors</c>).
/// </summary>
internal sealed record FastApiError
{
    private const int Longest = 500;

    public required string Message { get; init; }

    /// <summary>The kind of exception on the server, such as <c>OutOfMemoryError</c>; null where it does not say.</summary>
    public string? Kind { get; init; }

    /// <summary>Whether the server found the request's fields wrong, one by one.</summary>
    public bool NamesFields { get; init; }

    public bool IsOutOfMemory =>
        Kind?.Contains("OutOfMemory", StringComparison.OrdinalIgnoreCase) == true
        || Message.Contains("out of memory", StringComparison.OrdinalIgnoreCase)
        || Message.Contains("not enough memory", StringComparison.OrdinalIgnoreCase);

    public static FastApiError? Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return Find(document.RootElement);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public static FastApiError? Find(JsonElement root)
    {
        var fields = Fields(root);
        var message = root.Text("detail")
            ?? (fields.Length > 0 ? fields : null)
            ?? root.Text("errors")
            ?? root.Field("error")?.Text("message")
            ?? root.Text("error")
            ?? root.Text("message");
        return message is null
            ? null
            : new()
            {
                Message = FirstLine(message),
                Kind = root.Text("error") ?? root.Field("error")?.Text("code") ?? root.Field("error")?.Text("type"),
                NamesFields = fields.Length > 0,
            };
    }

    private static string Fields(JsonElement root) =>
        string.Join("; ", root.List("detail").Select(item =>
        {
            var where = string.Join('.', item.List("loc").Select(step => step.ToString()).Where(step => step != "body"));
            return $"{(where.Length > 0 ? where + ": " : "")}{item.Text("msg") ?? item.ToString()}";
        }));

    /// <summary>Some servers put a whole stack trace into it.</summary>
    private static string FirstLine(string text)
    {
        var line = text.Trim().Split('\n')[0].Trim();
        return line.Length > Longest ? line[..Longest] + "…" : line;
    }
}
