using System.Text.Json;
using System.Text.RegularExpressions;
using LettucePlug.Providers.OpenAiShaped;
using LettucePlug.Sdk;

namespace LettucePlug.Provider.Xai;

/// <summary>
/// Explains xAI's failures. There are three shapes (<c>{"code","error":"…"}</c>, <c>{"error":{…}}</c> and
/// <c>{"error":"…"}</c>), and it is the words that tell what a status means: a wrong key is a 400.
/// </summary>
internal static partial class XaiFailures
{
    public static ProviderException? Read(FailureResponse response)
    {
        if (ServiceError.Read(response.Body) is not { } error)
        {
            return null;
        }

        var words = error.Message ?? "";
        var judged = error with
        {
            Code = Judge(words, response.StatusCode) ?? error.Code,
            // The name in quotation marks is what tells which field can be left out.
            Message = UnsupportedField().Replace(words, match => $"{match.Groups[1].Value}'{match.Groups[2].Value}'"),
        };
        var failure = judged.ToFailure(XaiProvider.Title, response.StatusCode);
        return new(failure.Failure, failure.Message)
        {
            StatusCode = failure.StatusCode,
            ProviderCode = OwnCode(response.Body) ?? error.Code ?? failure.ProviderCode,
            RetryAfter = failure.RetryAfter,
            Hint = failure.Failure == ProviderFailure.PaymentRequired
                ? "Add credit at https://console.x.ai, or choose a model of another connection."
                : failure.Hint,
        };
    }

    /// <summary>An image that was made and then withheld, inside a success.</summary>
    public static ProviderException Moderated() =>
        new(ProviderFailure.Moderated, $"{XaiProvider.Title} withheld the image by its content rules.")
        {
            ProviderCode = "respect_moderation",
            MayHaveBeenCharged = true,
            Hint = "Change the prompt or the references; trying the same again will not help.",
        };

    private static string? Judge(string words, int status) =>
        Key().IsMatch(words) && status is 400 or 401 or 403 ? "invalid_api_key"
        : Rules().IsMatch(words) ? "content_policy_violation"
        : Credit().IsMatch(words) && status is 402 or 403 or 429 ? "insufficient_credits"
        : status is 400 or 404 && NoModel().IsMatch(words) ? "model_not_found"
        : null;

    private static string? OwnCode(ReadOnlyMemory<byte> body)
    {
        using var document = JsonDocument.Parse(body);
        return document.RootElement.TryGetProperty("code", out var code) && code.ValueKind == JsonValueKind.String
            ? code.GetString()
            : null;
    }

    [GeneratedRegex("(incorrect|invalid|no|missing) api key|api key (is )?(incorrect|invalid|missing|disabled|blocked)", RegexOptions.IgnoreCase)]
    private static partial Regex Key();

    [GeneratedRegex("content moderation|usage guidelines|content polic|SAFETY_CHECK", RegexOptions.IgnoreCase)]
    private static partial Regex Rules();

    [GeneratedRegex("credits|spending limit|billing", RegexOptions.IgnoreCase)]
    private static partial Regex Credit();

    [GeneratedRegex("model.*(not found|does not exist)", RegexOptions.IgnoreCase)]
    private static partial Regex NoModel();

    [GeneratedRegex("((?:not support|not supported)[^'.]*?(?:parameter|argument):? )([a-z_]+)")]
    private static partial Regex UnsupportedField();
}
