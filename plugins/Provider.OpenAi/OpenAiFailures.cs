using LettucePlug.Providers.OpenAiShaped;
using LettucePlug.Sdk;

namespace LettucePlug.Provider.OpenAi;

/// <summary>Explains OpenAI's failures.</summary>
internal static class OpenAiFailures
{
    public static ProviderException? Read(FailureResponse response, string title)
    {
        var failure = ServiceError.Read(response.Body)?.ToFailure(title, response.StatusCode);
        return failure switch
        {
            { ProviderCode: "unsupported_country_region_territory" } => failure.With(
                "OpenAI does not serve the country this machine seems to be in."),
            { Failure: ProviderFailure.Unauthorized, StatusCode: 403 } => failure.With(
                "GPT Image models need a verified organisation: https://platform.openai.com/settings/organization/general"),
            { Failure: ProviderFailure.PaymentRequired } => failure.With(
                "Add credit at https://platform.openai.com/settings/organization/billing, or choose a model of another connection."),
            _ => failure,
        };
    }
}
