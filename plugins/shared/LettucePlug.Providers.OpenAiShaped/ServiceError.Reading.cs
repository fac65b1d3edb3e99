using System.Text.Json;

namespace LettucePlug.Providers.OpenAiShaped;

/// <content>The places in which services and gateways put what they have to say.</content>
public sealed partial record ServiceError
{
    private const string InputFlagged = "input_flagged";

    private static ServiceError FromObject(JsonElement error, JsonElement root)
    {
        var metadata = Object(error, "metadata");
        return new()
        {
            Message = WithUpstream(Text(error, "message") ?? Text(error, "error"), metadata),
            Code = Text(error, "code") ?? Text(root, "code"),
            Type = Text(error, "type") is { } type && type != "error" ? type : null,
            Detail = ReadDetail(error, metadata),
            Parameter = Text(error, "param") ?? Text(error, "parameter"),
            Status = Number(error, "code") ?? Number(error, "status") ?? Number(root, "status"),
            RetryAfter = Seconds(Object(error, "availability"), "retry_after") ?? Seconds(metadata, "retry_after_seconds")
                ?? Seconds(root, "retryAfterSeconds"),
            Raw = error,
        };
    }

    /// <summary><c>{"error":"words","message":"more words","status":402}</c></summary>
    private static ServiceError FromWords(string? words, JsonElement root) => new()
    {
        Message = Text(root, "message") is { Length: > 0 } more && more != words ? $"{words}: {more}" : words,
        Code = Text(root, "code"),
        Status = Number(root, "status"),
        RetryAfter = Seconds(root, "retryAfterSeconds"),
        Raw = root,
    };

    /// <summary><c>{"detail":"words"}</c>, <c>{"detail":{"msg":"words","type":…}}</c>, <c>{"detail":[{"loc":[…],"msg":"words"}]}</c></summary>
    private static ServiceError FromDetail(JsonElement detail, JsonElement root) => new()
    {
        Message = detail.ValueKind switch
        {
            JsonValueKind.String => detail.GetString(),
            JsonValueKind.Array => string.Join("; ", detail.EnumerateArray().Select(InDetail)),
            _ => InDetail(detail),
        },
        Type = Text(detail, "type"),
        Raw = root,
    };

    private static string InDetail(JsonElement finding)
    {
        var said = Text(finding, "msg") ?? Text(finding, "message") ?? finding.GetRawText();
        return finding.ValueKind == JsonValueKind.Object && finding.TryGetProperty("loc", out var place)
            && place.ValueKind == JsonValueKind.Array && place.GetArrayLength() > 0
                ? $"{string.Join('.', place.EnumerateArray().Select(step => step.ToString()))}: {said}"
                : said;
    }

    /// <summary><c>{"error":402,"message":"words"}</c></summary>
    private static ServiceError? FromStatus(JsonElement error, JsonElement root) =>
        error.TryGetInt32(out var status) && status >= 400
            ? new() { Message = Text(root, "message"), Code = Text(root, "code"), Status = status, Raw = root }
            : null;

    private static string? ReadDetail(JsonElement error, JsonElement metadata) =>
        metadata.ValueKind == JsonValueKind.Object
        && (metadata.TryGetProperty("reasons", out _) || metadata.TryGetProperty("flagged_input", out _))
            ? InputFlagged
            : Text(metadata, "error_type") ?? Text(Object(error, "availability"), "code");

    /// <summary>A gateway's own words are often no more than that somebody behind it failed: who, and with what, is beside.</summary>
    private static string? WithUpstream(string? message, JsonElement metadata)
    {
        if (Text(metadata, "provider_name") is not { Length: > 0 } upstream)
        {
            return message;
        }

        var said = Text(metadata, "raw")?.Trim();
        if (said?.StartsWith('{') == true && Read(System.Text.Encoding.UTF8.GetBytes(said)) is { Message: { } inner })
        {
            said = inner;
        }

        return said is { Length: > 0 } ? $"{message} ({upstream}: {said})" : $"{message} ({upstream})";
    }

    private static JsonElement Object(JsonElement value, string name) =>
        value.ValueKind == JsonValueKind.Object && value.TryGetProperty(name, out var inner)
            && inner.ValueKind == JsonValueKind.Object
                ? inner
                : default;

    private static string? Text(JsonElement value, string name) =>
        value.ValueKind == JsonValueKind.Object && value.TryGetProperty(name, out var text)
            && text.ValueKind == JsonValueKind.String
                ? text.GetString()
                : null;

    private static int? Number(JsonElement value, string name) =>
        value.ValueKind == JsonValueKind.Object && value.TryGetProperty(name, out var number)
            && number.ValueKind == JsonValueKind.Number && number.TryGetInt32(out var n)
                ? n
                : null;

    private static TimeSpan? Seconds(JsonElement value, string name) =>
        value.ValueKind == JsonValueKind.Object && value.TryGetProperty(name, out var number)
            && number.ValueKind == JsonValueKind.Number && number.TryGetDouble(out var seconds) && seconds is >= 0 and < 604_800
                ? TimeSpan.FromSeconds(seconds)
                : null;
}
