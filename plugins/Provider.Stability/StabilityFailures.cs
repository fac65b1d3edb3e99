using System.Text.Json;
using LettucePlug.Sdk;

namespace LettucePlug.Provider.Stability;

/// <summary>Explains the service's failures: <c>{"id","name","errors":[…]}</c>, or with <c>message</c> in its older routes.</summary>
internal static class StabilityFailures
{
    /// <summary>Who was too fast is shut out for so long, and no header says it.</summary>
    private static readonly TimeSpan ShutOut = TimeSpan.FromSeconds(60);

    public static ProviderException? Read(FailureResponse response)
    {
        string? name = null;
        string? said = null;
        try
        {
            using var document = JsonDocument.Parse(response.Body);
            name = Text(document.RootElement, "name");
            said = Words(document.RootElement);
        }
        catch (JsonException)
        {
            return null;
        }

        if (name is null && said is null)
        {
            return null;
        }

        var failure = Judge(name, said ?? "", response.StatusCode);
        return new(failure, $"{StabilityProvider.Title} {Verdict(failure, response.StatusCode)}: {said ?? name}")
        {
            StatusCode = response.StatusCode,
            ProviderCode = name,
            RetryAfter = failure == ProviderFailure.RateLimited ? response.RetryAfter ?? ShutOut : response.RetryAfter,
            Hint = Advice(failure, name),
        };
    }

    /// <summary>A picture that is there but was made unrecognisable.</summary>
    public static ProviderException Filtered() =>
        new(ProviderFailure.Moderated, $"{StabilityProvider.Title} blurred the picture by its content rules; it was not kept.")
        {
            ProviderCode = "CONTENT_FILTERED",
            MayHaveBeenCharged = true,
            Hint = "Change the prompt or the references; trying the same again will not help.",
        };

    private static ProviderFailure Judge(string? name, string said, int status) => (name, status) switch
    {
        ("content_moderation" or "public_figure", _) => ProviderFailure.Moderated,
        ("unauthorized" or "permission_denied", _) or (_, 401 or 403) => ProviderFailure.Unauthorized,
        ("bad_request", _) when said.StartsWith("authorization:", StringComparison.OrdinalIgnoreCase) => ProviderFailure.Unauthorized,
        ("payment_required" or "insufficient_balance", _) or (_, 402) => ProviderFailure.PaymentRequired,
        ("rate_limit_exceeded", _) or (_, 429) => ProviderFailure.RateLimited,
        ("not_found", _) or (_, 404 or 410) => ProviderFailure.NotFound,
        (_, 408 or 504) => ProviderFailure.Timeout,
        (_, >= 500) => ProviderFailure.Unavailable,
        _ => ProviderFailure.InvalidRequest,
    };

    private static string Verdict(ProviderFailure failure, int status) => failure switch
    {
        ProviderFailure.Unauthorized when status == 403 => "does not allow this",
        ProviderFailure.Unauthorized => "does not accept the key for this",
        ProviderFailure.PaymentRequired => "says there is no credit left",
        ProviderFailure.RateLimited => "gets too many requests for now",
        ProviderFailure.Moderated => "refused the request by its content rules",
        ProviderFailure.NotFound => "does not know this",
        ProviderFailure.InvalidRequest => "does not accept the request",
        _ => "failed",
    };

    private static string? Advice(ProviderFailure failure, string? name) => failure switch
    {
        ProviderFailure.PaymentRequired => "Buy credits at https://platform.stability.ai/account/credits, or choose a model of another connection.",
        ProviderFailure.Moderated => "Change the prompt or the references; trying the same again will not help. Nothing was charged.",
        ProviderFailure.InvalidRequest when name == "invalid_language" => "Write the prompt in English.",
        ProviderFailure.InvalidRequest when name == "payload_too_large" => "A request may have ten megabytes: use smaller references.",
        ProviderFailure.Unavailable or ProviderFailure.Timeout => "Try again later.",
        _ => null,
    };

    private static string? Words(JsonElement root)
    {
        if (root.ValueKind == JsonValueKind.Object && root.TryGetProperty("errors", out var errors)
            && errors.ValueKind == JsonValueKind.Array && errors.GetArrayLength() > 0)
        {
            var words = string.Join(" ", errors.EnumerateArray()
                .Select(error => error.ValueKind == JsonValueKind.String ? error.GetString() : error.GetRawText()));
            return words.Length <= 600 ? words : words[..600] + "…";
        }

        return Text(root, "message");
    }

    private static string? Text(JsonElement value, string name) =>
        value.ValueKind == JsonValueKind.Object && value.TryGetProperty(name, out var text)
        && text.ValueKind == JsonValueKind.String && text.GetString() is { Length: > 0 } found
            ? found
            : null;
}
