using LettucePlug.Providers.OpenAiShaped;
using LettucePlug.Sdk;

namespace LettucePlug.Provider.OpenRouter;

/// <summary>Explains OpenRouter's failures, and through it those of the services behind it.</summary>
internal static class OpenRouterFailures
{
    /// <summary>The account's own privacy rules left no service that may see the request.</summary>
    public const string PrivacyRestricted = "privacy_restricted";

    private const string PrivacyHint =
        "Your privacy rules exclude every service of this model: https://openrouter.ai/settings/privacy";

    public static ProviderException? Read(FailureResponse response, string title)
    {
        if (ServiceError.Read(response.Body)?.ToFailure(title, response.StatusCode) is not { } failure)
        {
            return null;
        }

        var said = failure.Message;
        return failure switch
        {
            { ProviderCode: PrivacyRestricted } => failure.With(PrivacyHint),
            { Failure: ProviderFailure.NotFound } when Says("data policy") || Says("guardrail") => failure.With(PrivacyHint),
            { ProviderCode: "region_restricted" } => failure.With(
                "The model is not offered where you are; choose another one."),
            { Failure: ProviderFailure.InvalidRequest } when Says("not a valid model") => failure.With(kind: ProviderFailure.NotFound),
            { StatusCode: 413 } => failure.With("Use fewer or smaller references."),
            { Failure: ProviderFailure.PaymentRequired } => failure.With(
                "Add credit at https://openrouter.ai/settings/credits, or choose a free model."),
            _ => failure,
        };

        bool Says(string words) => said.Contains(words, StringComparison.OrdinalIgnoreCase);
    }
}
