using LettucePlug.Providers.OpenAiShaped;
using LettucePlug.Sdk;

namespace LettucePlug.Provider.OpenRouter;

/// <summary>Explains OpenRouter's failures, and through it those of the services behind it.</summary>
internal static class OpenRouterFailures
{
    /// <summary>The account's own privacy rules left no service that may see the request.</summary>
    public const string PrivacyRestricted = "privacy_restricted";

    public static ProviderException? Read(FailureResponse response, string title)
    {
        if (ServiceError.Read(response.Body)?.ToFailure(title, response.StatusCode) is not { } failure)
        {
            return null;
        }

        var said = failure.Message;
        return failure switch
        {
            { ProviderCode: PrivacyRestricted } => With(
                failure, failure.Failure, "Your privacy rules exclude every service of this model: https://openrouter.ai/settings/privacy"),
            { Failure: ProviderFailure.NotFound } when Says("data policy") || Says("guardrail") => With(
                failure, failure.Failure, "Your privacy rules exclude every service of this model: https://openrouter.ai/settings/privacy"),
            { ProviderCode: "region_restricted" } => With(
                failure, failure.Failure, "The model is not offered where you are; choose another one."),
            { Failure: ProviderFailure.InvalidRequest } when Says("not a valid model") => With(
                failure, ProviderFailure.NotFound, "Look for the model's present name: lettuceplug models list --remote"),
            { StatusCode: 413 } => With(failure, failure.Failure, "Use fewer or smaller references."),
            { Failure: ProviderFailure.PaymentRequired } => With(
                failure, failure.Failure, "Add credit at https://openrouter.ai/settings/credits, or choose a free model."),
            _ => failure,
        };

        bool Says(string words) => said.Contains(words, StringComparison.OrdinalIgnoreCase);
    }

    private static ProviderException With(ProviderException failure, ProviderFailure kind, string hint) =>
        new(kind, failure.Message)
        {
            StatusCode = failure.StatusCode,
            ProviderCode = failure.ProviderCode,
            RetryAfter = failure.RetryAfter,
            Hint = hint,
        };
}
