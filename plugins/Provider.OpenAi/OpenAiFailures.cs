using LettucePlug.Providers.OpenAiShaped;
using LettucePlug.Sdk;

namespace LettucePlug.Provider.OpenAi;

/// <summary>Explains OpenAI's failures.</summary>
internal static class OpenAiFailures
{
    public static ProviderException? Read(FailureResponse response, string title)
    {
        var error = ServiceError.Read(response.Body);
        var failure = error?.ToFailure(title, response.StatusCode);
        return failure switch
        {
            { Failure: ProviderFailure.Unauthorized, StatusCode: 403 } => new(failure.Failure, failure.Message)
            {
                StatusCode = failure.StatusCode,
                ProviderCode = failure.ProviderCode,
                Hint = "GPT Image models need a verified organisation: https://platform.openai.com/settings/organization/general",
            },
            _ => failure,
        };
    }
}
