using System.Text.Json;
using LettucePlug.Sdk;

namespace LettucePlug.Providers.OpenAiShaped;

/// <summary>The error object of the OpenAI-shaped services, in its variants.</summary>
public sealed partial record ServiceError
{
    private static readonly HashSet<string> NoCredit = new(StringComparer.OrdinalIgnoreCase)
    {
        "insufficient_quota", "billing_hard_limit_reached", "billing_not_active", "payment_required", "insufficient_credits",
        "insufficient_balance",
    };

    private static readonly HashSet<string> Forbidden = new(StringComparer.OrdinalIgnoreCase)
    {
        "moderation_blocked", "content_policy_violation", "content_filter", "content_blocked", "safety_error", "refusal",
        "content_moderation", "moderation_error", InputFlagged,
    };

    private static readonly HashSet<string> BadKey = new(StringComparer.OrdinalIgnoreCase)
    {
        "invalid_api_key", "missing_api_key", "authentication", "authentication_error", "invalid_authentication", "unauthorized",
    };

    private static readonly HashSet<string> Unknown = new(StringComparer.OrdinalIgnoreCase)
    {
        "model_not_found", "not_found", "unknown_url", "not_found_error",
    };

    private static readonly HashSet<string> TooMany = new(StringComparer.OrdinalIgnoreCase)
    {
        "rate_limit_exceeded", "rate_limit_error", "capacity_exhausted", "rate_limited",
    };

    private static readonly HashSet<string> Overloaded = new(StringComparer.OrdinalIgnoreCase)
    {
        "server_error", "overloaded_error", "service_unavailable", "provider_overloaded", "provider_unavailable",
    };

    public string? Message { get; init; }

    /// <summary>The code as text; null where there is none, or only a number.</summary>
    public string? Code { get; init; }

    public string? Type { get; init; }

    public string? Parameter { get; init; }

    /// <summary>The code that a gateway gives beside or below the error of the service behind it.</summary>
    public string? Detail { get; init; }

    /// <summary>The wait that the body asks for; headers are the transport's.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>A status given as the code, also inside a 200.</summary>
    public int? Status { get; init; }

    /// <summary>The error object itself, for what only one service has.</summary>
    public JsonElement Raw { get; init; }

    /// <summary>Finds the error in a failure's body; null where it is not JSON or holds none.</summary>
    public static ServiceError? Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return Find(document.RootElement.Clone());
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Finds the error in an answer of any status, or in an event.</summary>
    public static ServiceError? Find(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        if (root.TryGetProperty("error", out var error))
        {
            return error.ValueKind switch
            {
                JsonValueKind.String => FromWords(error.GetString(), root),
                JsonValueKind.Object => FromObject(error, root),
                JsonValueKind.Number => FromStatus(error, root),
                _ => null,
            };
        }

        if (Text(root, "type") == "error" || (Text(root, "object") == "error"))
        {
            return FromObject(root, root);
        }

        return root.TryGetProperty("detail", out var detail) ? FromDetail(detail, root) : null;
    }

    /// <summary>Judges the error.</summary>
    /// <param name="serviceTitle">Whose it is, for the message.</param>
    /// <param name="status">The status of the answer; null where it was a success.</param>
    public ProviderException ToFailure(string serviceTitle, int? status)
    {
        var effective = status is null or 200 ? Status : status;
        var failure = Judge(effective);
        var said = Message is { Length: > 0 } message ? message.Trim() : $"no reason given (status {effective?.ToString() ?? "200"})";
        return new(failure, $"{Verdict(serviceTitle, failure, effective)}: {Shorten(said)}")
        {
            StatusCode = status,
            ProviderCode = Code ?? Detail ?? Type,
            RetryAfter = RetryAfter,
            Hint = IsTooLong(failure) ? "Send less of the chat: lettuceplug settings set chat.contextTokens NUMBER" : Advice(failure),
        };
    }

    private ProviderFailure Judge(int? status)
    {
        foreach (var word in (string?[])[Code, Detail, Type])
        {
            if (word is null)
            {
                continue;
            }

            if (NoCredit.Contains(word))
            {
                return ProviderFailure.PaymentRequired;
            }

            if (Forbidden.Contains(word))
            {
                return ProviderFailure.Moderated;
            }

            if (BadKey.Contains(word))
            {
                return ProviderFailure.Unauthorized;
            }

            if (Unknown.Contains(word))
            {
                return ProviderFailure.NotFound;
            }

            if (TooMany.Contains(word))
            {
                return ProviderFailure.RateLimited;
            }

            if (Overloaded.Contains(word))
            {
                return ProviderFailure.Unavailable;
            }
        }

        if (Message?.StartsWith("Unexpected endpoint", StringComparison.Ordinal) == true)
        {
            // LM Studio's way to say that it has no such route, with a success status.
            return ProviderFailure.NotFound;
        }

        return status switch
        {
            401 or 403 => ProviderFailure.Unauthorized,
            402 => ProviderFailure.PaymentRequired,
            404 or 410 => ProviderFailure.NotFound,
            408 or 504 or 524 => ProviderFailure.Timeout,
            429 => ProviderFailure.RateLimited,
            >= 500 => ProviderFailure.Unavailable,
            >= 400 => ProviderFailure.InvalidRequest,
            _ => ProviderFailure.Unavailable,
        };
    }

    private bool IsTooLong(ProviderFailure failure) => failure == ProviderFailure.InvalidRequest
        && (Code is "context_length_exceeded" || Type is "exceed_context_size_error"
            || Message?.Contains("maximum context length", StringComparison.OrdinalIgnoreCase) == true);

    private static string Verdict(string service, ProviderFailure failure, int? status) => failure switch
    {
        ProviderFailure.Unauthorized when status == 403 => $"{service} does not allow this",
        ProviderFailure.Unauthorized => $"{service} does not accept the key for this",
        ProviderFailure.PaymentRequired => $"{service} says there is no credit left",
        ProviderFailure.RateLimited => $"{service} gets too many requests for now",
        ProviderFailure.Moderated => $"{service} refused the request by its content rules",
        ProviderFailure.NotFound => $"{service} does not know this",
        ProviderFailure.InvalidRequest => $"{service} does not accept the request",
        _ => $"{service} failed",
    };

    private static string? Advice(ProviderFailure failure) => failure switch
    {
        ProviderFailure.PaymentRequired => "Add credit to the account, or choose a model of another connection.",
        ProviderFailure.Moderated => "Change the prompt or the references; trying the same again will not help.",
        ProviderFailure.Unavailable or ProviderFailure.Timeout => "Try again later.",
        _ => null,
    };

    private static string Shorten(string text)
    {
        const int longest = 600;
        return text.Length <= longest ? text : text[..longest] + "…";
    }
}
