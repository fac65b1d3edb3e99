using System.Globalization;
using System.Text.Json;
using LettucePlug.Sdk;

namespace LettucePlug.Provider.Gemini;

/// <summary>Google's error object (google.rpc.Status with its details).</summary>
internal sealed record GeminiError
{
    public required string Message { get; init; }

    /// <summary>The name of the status, such as <c>RESOURCE_EXHAUSTED</c>.</summary>
    public string? Status { get; init; }

    public int? Code { get; init; }

    /// <summary>The reason of an <c>ErrorInfo</c>, such as <c>API_KEY_INVALID</c>.</summary>
    public string? Reason { get; init; }

    /// <summary>Comes in the body alone: there is no header.</summary>
    public TimeSpan? RetryDelay { get; init; }

    /// <summary>Whether a quota is used up that a short wait does not bring back.</summary>
    public bool IsQuotaGone { get; init; }

    public static GeminiError? Read(ReadOnlyMemory<byte> body)
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

    /// <summary>Finds the error in an answer, or in the list of one that the streaming route sends.</summary>
    public static GeminiError? Find(JsonElement root)
    {
        if (root.ValueKind == JsonValueKind.Array)
        {
            return root.EnumerateArray().Select(Find).FirstOrDefault(error => error is not null);
        }

        if (JsonText.Find(root, "error") is not { ValueKind: JsonValueKind.Object } error)
        {
            return null;
        }

        var details = JsonText.Find(error, "details") is { ValueKind: JsonValueKind.Array } list
            ? list.EnumerateArray().Where(detail => detail.ValueKind == JsonValueKind.Object).ToList()
            : [];
        var message = JsonText.Read(error, "message")?.Trim() ?? "";
        return new()
        {
            Message = message,
            Status = JsonText.Read(error, "status"),
            Code = (int?)JsonText.Number(error, "code"),
            Reason = details.Select(detail => JsonText.Read(detail, "reason")).FirstOrDefault(reason => reason is not null),
            RetryDelay = details.Select(detail => ReadDelay(JsonText.Read(detail, "retryDelay"))).FirstOrDefault(delay => delay is not null),
            IsQuotaGone = message.Contains("limit: 0", StringComparison.Ordinal) || details.Any(IsGone),
        };
    }

    /// <param name="httpStatus">The status of the answer; null where it was a success.</param>
    public ProviderException ToFailure(int? httpStatus)
    {
        var failure = Judge(httpStatus ?? Code);
        var said = Message.Length > 0 ? Message : Status ?? "no reason given";
        return new(failure, $"{GeminiProvider.Title} {Verdict(failure, httpStatus ?? Code)}: {(said.Length <= 600 ? said : said[..600] + "…")}")
        {
            StatusCode = httpStatus,
            ProviderCode = Reason ?? Status,
            RetryAfter = failure == ProviderFailure.PaymentRequired ? null : RetryDelay,
            Hint = Advice(failure),
        };
    }

    private ProviderFailure Judge(int? code)
    {
        if (Reason?.StartsWith("API_KEY_", StringComparison.Ordinal) == true
            || Message.StartsWith("API key not valid", StringComparison.Ordinal)
            || Message.StartsWith("API key expired", StringComparison.Ordinal))
        {
            return ProviderFailure.Unauthorized;
        }

        return (Status, code) switch
        {
            ("RESOURCE_EXHAUSTED", _) or (_, 429) => IsQuotaGone ? ProviderFailure.PaymentRequired : ProviderFailure.RateLimited,
            ("UNAUTHENTICATED" or "PERMISSION_DENIED", _) or (_, 401 or 403) => ProviderFailure.Unauthorized,
            ("NOT_FOUND", _) or (_, 404) => ProviderFailure.NotFound,
            ("FAILED_PRECONDITION", _) when Message.Contains("billing", StringComparison.OrdinalIgnoreCase) =>
                ProviderFailure.PaymentRequired,
            (_, 402) => ProviderFailure.PaymentRequired,
            ("DEADLINE_EXCEEDED", _) or (_, 408 or 504) => ProviderFailure.Timeout,
            ("CANCELLED", _) or (_, 499) => ProviderFailure.Cancelled,
            ("UNAVAILABLE" or "INTERNAL", _) or (_, >= 500) => ProviderFailure.Unavailable,
            (_, >= 400) => ProviderFailure.InvalidRequest,
            _ => ProviderFailure.Unavailable,
        };
    }

    private static string Verdict(ProviderFailure failure, int? code) => failure switch
    {
        ProviderFailure.Unauthorized when code == 403 => "does not allow this",
        ProviderFailure.Unauthorized => "does not accept the key for this",
        ProviderFailure.PaymentRequired => "says that the quota is used up",
        ProviderFailure.RateLimited => "gets too many requests for now",
        ProviderFailure.NotFound => "does not know this",
        ProviderFailure.InvalidRequest => "does not accept the request",
        ProviderFailure.Timeout => "took too long",
        ProviderFailure.Cancelled => "cancelled the request",
        _ => "failed",
    };

    private static string? Advice(ProviderFailure failure) => failure switch
    {
        ProviderFailure.PaymentRequired =>
            "Image models have no free quota: switch billing on at https://aistudio.google.com, or choose another model.",
        ProviderFailure.Unavailable or ProviderFailure.Timeout => "Try again later.",
        _ => null,
    };

    private static bool IsGone(JsonElement detail) =>
        JsonText.Find(detail, "violations") is { ValueKind: JsonValueKind.Array } violations
        && violations.EnumerateArray().Any(violation =>
            JsonText.Read(violation, "quotaId")?.Contains("PerDay", StringComparison.Ordinal) == true
            || JsonText.Read(violation, "quotaValue") == "0");

    /// <summary>A duration as Google's JSON writes it: seconds with an <c>s</c>.</summary>
    private static TimeSpan? ReadDelay(string? text) =>
        text is [.. var seconds, 's']
        && double.TryParse(seconds, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
        && value < TimeSpan.FromDays(7).TotalSeconds
            ? TimeSpan.FromSeconds(value)
            : null;
}
