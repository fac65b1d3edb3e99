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
            "daily_rpd_limit_exceeded" or "daily_usd_limit_exceeded" => failure.With(
                "It starts anew at midnight UTC; the limit itself is a setting of the key at https://nano-gpt.com/api",
                ProviderFailure.PaymentRequired,
                $"The daily limit of this {title} key is used up: {error.Message}"),
            "model_not_allowed" => failure.With("The key may not use this model; its settings are at https://nano-gpt.com/api"),
            "image_input_not_supported" => failure.With("Choose a model that takes images: lettuceplug models list --remote"),
            _ when failure.Failure == ProviderFailure.PaymentRequired => failure.With(
                "Add credit at https://nano-gpt.com/balance, or choose a model of another connection."),
            _ when failure.StatusCode == 413 => failure.With("Use fewer or smaller references: 4 MB is the most."),
            _ => failure,
        };
    }
}
