using System.Net.Sockets;
using System.Security.Authentication;
using LettucePlug.Sdk;

namespace LettucePlug.Host.Http;

/// <summary>The wording of everything that can go wrong between here and a service's own words.</summary>
internal static class TransportFailures
{
    public static ProviderException NoKey(ConnectionEndpoint endpoint) => new(
        ProviderFailure.Unauthorized, $"The connection '{endpoint.Id}' has no key, and {endpoint.Provider.Title} needs one.")
    {
        Hint = endpoint.Provider.KeyPage is { } page
            ? $"Get a key at {page}, then: lettuceplug connections set {endpoint.Id} --key-stdin"
            : $"lettuceplug connections set {endpoint.Id} --key-stdin",
    };

    public static ProviderException KeyCannotTravel(ConnectionEndpoint endpoint) => new(
        ProviderFailure.Unauthorized,
        $"The key of the connection '{endpoint.Id}' holds spaces, line breaks or other characters that no key has.")
    {
        Hint = $"Set it again: lettuceplug connections set {endpoint.Id} --key-stdin",
    };

    public static ProviderException RedirectElsewhere(ConnectionEndpoint endpoint, Origin origin, Origin target) => new(
        ProviderFailure.Protocol,
        $"{origin} (connection '{endpoint.Id}') redirects to {target}, which was not followed: nothing was sent there.")
    {
        Hint = $"If the service has moved: lettuceplug connections set {endpoint.Id} --url {target}/",
    };

    public static ProviderException RedirectNotFollowed(ConnectionEndpoint endpoint, Origin origin, string path) => new(
        ProviderFailure.Protocol,
        $"{origin} (connection '{endpoint.Id}') answers with redirects that lead nowhere, last to '{path}'.")
    {
        Hint = $"Check the path of the connection's URL: lettuceplug connections show {endpoint.Id}",
    };

    public static ProviderException TooLarge(ConnectionEndpoint endpoint, long limit) => new(
        ProviderFailure.Protocol,
        $"The answer on connection '{endpoint.Id}' is larger than {limit / (1024 * 1024)} MiB and was cut off.");

    public static ProviderException TimedOut(ConnectionEndpoint endpoint, HttpMethod method, TimeSpan after) => new(
        ProviderFailure.Timeout,
        $"{Origin.Of(endpoint.BaseUrl)} (connection '{endpoint.Id}') did not answer within {Words(after)}.")
    {
        MayHaveBeenCharged = !IsSafe(method),
        Hint = "The service may still be at work: look there before you try again.",
    };

    public static ProviderException LeftAlone(ConnectionEndpoint endpoint, TimeSpan? wait, Exception cause) => new(
        ProviderFailure.Unavailable,
        $"{Origin.Of(endpoint.BaseUrl)} (connection '{endpoint.Id}') failed many times in a row and is left alone for a moment.",
        cause)
    {
        RetryAfter = wait,
        Hint = $"lettuceplug connections test {endpoint.Id}",
    };

    /// <summary>The answer broke off while its body was read.</summary>
    public static ProviderException BrokenBody(ConnectionEndpoint endpoint, HttpMethod method, Exception cause) => new(
        ProviderFailure.Protocol,
        $"{Origin.Of(endpoint.BaseUrl)} (connection '{endpoint.Id}') broke the connection off in the middle of its answer.",
        cause)
    {
        MayHaveBeenCharged = !IsSafe(method),
    };

    /// <summary>Explains why no answer came, and says whether the request can be made again.</summary>
    public static AttemptFailedException FromSend(
        ConnectionEndpoint endpoint,
        Exception cause,
        HttpMethod method,
        bool isIdempotent,
        TlsProblem? tlsProblem)
    {
        var origin = Origin.Of(endpoint.BaseUrl);
        var where = $"{origin} (connection '{endpoint.Id}')";
        var causes = Causes(cause).ToList();
        if (causes.OfType<EgressException>().FirstOrDefault() is { } egress)
        {
            return new(new ProviderException(
                ProviderFailure.Unavailable, $"{where} was not contacted: {egress.Message}", cause)
            {
                Hint = "Only self-hosted providers, and URLs with localhost or an IP address, may lead to a private network.",
            });
        }

        if (causes.OfType<AuthenticationException>().Any())
        {
            return new(Tls(endpoint, where, tlsProblem, cause));
        }

        var error = causes.OfType<HttpRequestException>().FirstOrDefault()?.HttpRequestError;
        var socketError = causes.OfType<SocketException>().FirstOrDefault()?.SocketErrorCode;
        if (cause is OperationCanceledException)
        {
            return new(Unreachable(endpoint, $"{where} does not accept connections: it did not answer in time.", cause))
            {
                MayTryAgain = true,
                IsOutage = true,
            };
        }

        if (error is HttpRequestError.NameResolutionError
            || socketError is SocketError.HostNotFound or SocketError.TryAgain or SocketError.NoData)
        {
            return new(Unreachable(endpoint, $"The name '{origin.Host}' (connection '{endpoint.Id}') cannot be resolved.", cause))
            {
                MayTryAgain = socketError == SocketError.TryAgain,
                IsOutage = true,
            };
        }

        if (error is HttpRequestError.ConnectionError or HttpRequestError.ProxyTunnelError)
        {
            var reason = socketError == SocketError.ConnectionRefused
                ? "nothing listens there"
                : socketError?.ToString() ?? "no connection";
            return new(Unreachable(endpoint, $"{where} does not accept connections: {reason}.", cause))
            {
                MayTryAgain = true,
                IsOutage = true,
            };
        }

        return new(new ProviderException(
            ProviderFailure.Protocol,
            error == HttpRequestError.ConfigurationLimitExceeded
                ? $"{where} sent more headers than any service needs."
                : $"{where} broke the connection off before it answered.",
            cause)
        {
            MayHaveBeenCharged = !IsSafe(method),
            Hint = IsSafe(method) ? null : "The service may have done the work: look there before you try again.",
        })
        {
            MayTryAgain = isIdempotent && error != HttpRequestError.ConfigurationLimitExceeded,
        };
    }

    public static bool IsSafe(HttpMethod method) => method == HttpMethod.Get || method == HttpMethod.Head;

    private static ProviderException Tls(ConnectionEndpoint endpoint, string where, TlsProblem? problem, Exception cause) => new(
        ProviderFailure.Unavailable, $"{where} cannot be trusted: {problem?.Words ?? "the TLS handshake failed"}.", cause)
    {
        Hint = endpoint.Provider.IsSelfHosted
            ? $"{problem?.Remedy ?? "Add the authority's certificate to the trusted roots: lettuceplug certificates import FILE."} "
                + $"Or, for this server only: lettuceplug connections set {endpoint.Id} --allow-invalid-tls"
            : "Add the authority's certificate to the trusted roots (lettuceplug certificates import FILE) if a proxy of your own network is " +
                "between; invalid certificates can be allowed for self-hosted providers only.",
    };

    private static ProviderException Unreachable(ConnectionEndpoint endpoint, string message, Exception cause) =>
        new(ProviderFailure.Unavailable, message, cause)
        {
            Hint = endpoint.Provider.IsSelfHosted
                ? $"Is the server running, and is its address right? lettuceplug connections show {endpoint.Id}"
                : $"Is this machine online, and is the address right? lettuceplug connections show {endpoint.Id}",
        };

    private static IEnumerable<Exception> Causes(Exception? exception)
    {
        for (; exception is not null; exception = exception.InnerException)
        {
            yield return exception;
        }
    }

    private static string Words(TimeSpan time) => time.TotalSeconds < 120
        ? $"{time.TotalSeconds:0.#} seconds"
        : $"{time.TotalMinutes:0.#} minutes";
}
