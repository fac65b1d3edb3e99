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
            ProviderFailure.Unauthorized when response.StatusCode == 401 => failure.With(
                "Pictures and words need a key, lists do not. Make one at https://enter.pollinations.ai"),
            ProviderFailure.Unauthorized => failure.With(
                "The key may not use this model. Its permissions are at https://enter.pollinations.ai"),
            ProviderFailure.PaymentRequired => failure.With(
                "The pollen is used up. Get more at https://enter.pollinations.ai, or choose a free model."),
            ProviderFailure.Moderated => failure.With(message: failure.Message + Triggered(error.Raw)),
            _ => failure,
        };
    }

    /// <summary>Which of the filters it was.</summary>
    private static string Triggered(JsonElement error) =>
        ModelEntry.Texts(ModelEntry.Inner(error, "safety"), "triggered") is { Count: > 0 } filters
            ? $" (filter: {string.Join(", ", filters)})"
            : "";
}
