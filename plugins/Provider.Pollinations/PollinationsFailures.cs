using System.Text.Json;
using LettucePlug.Providers.OpenAiShaped;
using LettucePlug.Sdk;

namespace LettucePlug.Provider.Pollinations;

/// <summary>Explains Pollinations' failures.</summary>
internal static class PollinationsFailures
{
    public static ProviderException? Read(FailureResponse response, string title)
    {
        if (ServiceError.Read(response.Body) is not { } error)
        {
            return null;
        }

        var failure = error.ToFailure(title, response.StatusCode);
        return failure.Failure switch
        {
            ProviderFailure.Unauthorized when response.StatusCode == 401 => With(
                failure, failure.Message, "Pictures and words need a key, lists do not. Make one at https://enter.pollinations.ai"),
            ProviderFailure.Unauthorized => With(
                failure, failure.Message, "The key may not use this model. Its permissions are at https://enter.pollinations.ai"),
            ProviderFailure.PaymentRequired => With(
                failure, failure.Message, "The pollen is used up. Get more at https://enter.pollinations.ai, or choose a free model."),
            ProviderFailure.Moderated => With(failure, failure.Message + Triggered(error.Raw), failure.Hint),
            _ => failure,
        };
    }

    /// <summary>Which of the filters it was.</summary>
    private static string Triggered(JsonElement error) =>
        ModelEntry.Texts(ModelEntry.Inner(error, "safety"), "triggered") is { Count: > 0 } filters
            ? $" (filter: {string.Join(", ", filters)})"
            : "";

    private static ProviderException With(ProviderException failure, string message, string? hint) =>
        new(failure.Failure, message)
        {
            StatusCode = failure.StatusCode,
            ProviderCode = failure.ProviderCode,
            RetryAfter = failure.RetryAfter,
            Hint = hint,
        };
}
