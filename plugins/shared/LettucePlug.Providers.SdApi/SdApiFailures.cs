using LettucePlug.Sdk;

namespace LettucePlug.Providers.SdApi;

/// <summary>Explains failures of servers with AUTOMATIC1111's routes, in either of their error shapes.</summary>
internal static class SdApiFailures
{
    public static ProviderException? Read(FailureResponse response, string title)
    {
        var error = FastApiError.Read(response.Body);
        var status = response.StatusCode;
        if (status is 401 or 403)
        {
            return new(ProviderFailure.Unauthorized, $"{title} does not accept the user name and password.")
            {
                StatusCode = status,
                Hint = "The key of this connection is what --api-auth names, written as user:password.",
            };
        }

        if (status == 404 && error?.Message is null or "Not Found")
        {
            return new(ProviderFailure.NotFound, $"{title} has no route '{response.Path}': its API is off, or this is another program.")
            {
                StatusCode = status,
                Hint = "Start it with --api (webui-user: COMMANDLINE_ARGS=--api), and give its address without a path.",
            };
        }

        if (error is null)
        {
            return null;
        }

        if (error.IsOutOfMemory)
        {
            return new(ProviderFailure.InvalidRequest, $"{title} ran out of graphics memory: {error.Message}")
            {
                StatusCode = status,
                ProviderCode = error.Kind,
                Hint = "Choose a smaller size or fewer images at once, or start the server with --medvram.",
            };
        }

        var failure = status switch
        {
            404 or 422 or (>= 400 and < 429) => ProviderFailure.InvalidRequest,
            429 => ProviderFailure.RateLimited,
            _ => ProviderFailure.Unavailable,
        };
        return new(failure, $"{title} {(failure == ProviderFailure.InvalidRequest ? "does not accept the request" : "failed")}: {error.Message}")
        {
            StatusCode = status,
            ProviderCode = error.Kind,
            Hint = Advice(error.Message),
        };
    }

    private static string? Advice(string message) =>
        message.Contains("sampler", StringComparison.OrdinalIgnoreCase)
        || message.Contains("scheduler", StringComparison.OrdinalIgnoreCase)
            ? "The sampler or scheduler is set at the model; the names must be the server's own."
            : null;
}
