using System.Text.RegularExpressions;
using LettucePlug.Providers.OpenAiShaped;
using LettucePlug.Sdk;

namespace LettucePlug.Provider.OpenAi;

/// <summary>Explains the failures of servers of the user's own, each of which has words of its own.</summary>
internal static partial class CompatibleFailures
{
    public static ProviderException? Read(FailureResponse response, string title)
    {
        var failure = ServiceError.Read(response.Body)?.ToFailure(title, response.StatusCode);
        return failure switch
        {
            // llama.cpp calls it a failure of the server's, which trying again would not mend.
            not null when SeesNothing().IsMatch(failure.Message) => failure.With(
                "If the model sees no pictures, say so: lettuceplug models set MODEL --input text",
                ProviderFailure.InvalidRequest),
            { Failure: ProviderFailure.NotFound } when response.Path.EndsWith("/models", StringComparison.Ordinal) => LacksVersion(failure),
            null when response.StatusCode == 404 && response.Path.EndsWith("/models", StringComparison.Ordinal) => LacksVersion(
                new ProviderException(ProviderFailure.NotFound, $"{title} has no list of models at '{response.Path}'.")),
            _ => failure,
        };
    }

    private static ProviderException LacksVersion(ProviderException failure) =>
        failure.With("Most of these servers have their routes below '/v1': does the connection's address end so?");

    [GeneratedRegex("image input is not supported|not support (image|vision|multimodal)|not a multimodal model|at most 0 image", RegexOptions.IgnoreCase)]
    private static partial Regex SeesNothing();
}
