using LettucePlug.Providers.SdApi;
using LettucePlug.Sdk;

namespace LettucePlug.Provider.Diffusers;

/// <summary>Explains the failures of all dialects: FastAPI's two shapes, OpenAI's, and plain text.</summary>
internal static class DiffusersFailures
{
    public const string Title = "The server";

    public static ProviderException? Read(FailureResponse response)
    {
        if (response.Path.Contains("/sdapi/", StringComparison.Ordinal))
        {
            return SdApiFailures.Read(response, Title);
        }

        var status = response.StatusCode;
        var error = FastApiError.Read(response.Body);
        if (status is 401 or 403)
        {
            return new(ProviderFailure.Unauthorized, $"{Title} does not accept the key{(error is null ? "." : ": " + error.Message)}")
            {
                StatusCode = status,
                Hint = "Set the connection's key, and how it travels: --set auth=bearer, header or basic.",
            };
        }

        var isUnknownRoute = status is 404 or 405 && error?.Message is null or "Not Found" or "Method Not Allowed";
        if (isUnknownRoute && response.Path.EndsWith("/images/edits", StringComparison.Ordinal))
        {
            return new(ProviderFailure.InvalidRequest, $"{Title} makes pictures from words only: it has no route for references.")
            {
                StatusCode = status,
                Hint = "Leave the references out, or choose another model.",
            };
        }

        if (isUnknownRoute)
        {
            return new(ProviderFailure.NotFound, $"{Title} has no route '{response.Path}'.")
            {
                StatusCode = status,
                Hint = "Give its address without a path, and the dialect it speaks: --set dialect=" + string.Join('|', DialectNames.All),
            };
        }

        return error is null ? null : Explain(error, status);
    }

    /// <summary>Judges an error the server put into words.</summary>
    /// <param name="error">The error.</param>
    /// <param name="status">The status of the answer; null where it was a success.</param>
    public static ProviderException Explain(FastApiError error, int? status)
    {
        if (error.IsOutOfMemory)
        {
            return new(ProviderFailure.InvalidRequest, $"{Title} ran out of graphics memory: {error.Message}")
            {
                StatusCode = status,
                ProviderCode = error.Kind,
                Hint = "Choose a smaller size or fewer images at once.",
            };
        }

        var failure = status switch
        {
            402 => ProviderFailure.PaymentRequired,
            404 or 410 => ProviderFailure.NotFound,
            408 or 504 => ProviderFailure.Timeout,
            429 => ProviderFailure.RateLimited,
            >= 400 and < 500 => ProviderFailure.InvalidRequest,
            _ => ProviderFailure.Unavailable,
        };
        return new(failure, $"{Title} {(failure == ProviderFailure.InvalidRequest ? "does not accept the request" : "failed")}: {error.Message}")
        {
            StatusCode = status,
            ProviderCode = error.Kind,
        };
    }
}
