using LettucePlug.Providers.OpenAiShaped;
using LettucePlug.Sdk;

namespace LettucePlug.Provider.NanoGpt;

/// <summary>Explains NanoGPT's failures.</summary>
internal static class NanoGptFailures
{
    public static ProviderException? Read(FailureResponse response, string title)
    {
        if (ServiceError.Read(response.Body) is not { } error)
        {
            return null;
        }

        var failure = error.ToFailure(title, response.StatusCode);
        return failure.ProviderCode switch
        {
            "daily_rpd_limit_exceeded" or "daily_usd_limit_exceeded" => new(
                ProviderFailure.PaymentRequired, $"The daily limit of this {title} key is used up: {error.Message}")
            {
                StatusCode = failure.StatusCode,
                ProviderCode = failure.ProviderCode,
                RetryAfter = response.RetryAfter,
                Hint = "It starts anew at midnight UTC; the limit itself is a setting of the key at https://nano-gpt.com/api",
            },
            "model_not_allowed" => With(failure, "The key may not use this model; its settings are at https://nano-gpt.com/api"),
            "image_input_not_supported" => With(failure, "Choose a model that takes images: lettuceplug models list --remote"),
            _ when failure.Failure == ProviderFailure.PaymentRequired => With(
                failure, "Add credit at https://nano-gpt.com/balance, or choose a model of another connection."),
            _ when failure.StatusCode == 413 => With(failure, "Use fewer or smaller references: 4 MB is the most."),
            _ => failure,
        };
    }

    private static ProviderException With(ProviderException failure, string hint) => new(failure.Failure, failure.Message)
    {
        StatusCode = failure.StatusCode,
        ProviderCode = failure.ProviderCode,
        RetryAfter = failure.RetryAfter,
        Hint = hint,
    };
}
