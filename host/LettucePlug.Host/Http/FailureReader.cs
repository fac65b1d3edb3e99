using LettucePlug.Sdk;

namespace LettucePlug.Host.Http;

/// <summary>Turns an answer whose status is not a success into a failure: the provider's reading first, else the status.</summary>
internal sealed class FailureReader(ConnectionEndpoint endpoint, KeyRedactor redactor, TimeProvider time)
{
    private const int LongestBody = 256 * 1024;

    /// <summary>A service that stops in the middle of its own refusal.</summary>
    private static readonly TimeSpan LongestReading = TimeSpan.FromSeconds(150);

    /// <summary>Who asks for a longer wait is not waited for: the user decides.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(120);

    public async Task<AttemptFailedException> ReadAsync(
        HttpResponseMessage response,
        string path,
        bool isIdempotent,
        CancellationToken cancellationToken)
    {
        var answer = new FailureResponse
        {
            StatusCode = (int)response.StatusCode,
            Path = path,
            Headers = Headers(response),
            Body = redactor.Redact(await ReadBodyAsync(response, cancellationToken)),
            RetryAfter = RetryAfterReader.Read(response, time),
        };
        var failure = Clean(endpoint.ReadFailure(answer) ?? Judge(answer), answer);
        var status = answer.StatusCode;
        var refusedForNow = status is 429 or 503
            && failure.Failure is ProviderFailure.RateLimited or ProviderFailure.Unavailable;
        var gatewayFailed = isIdempotent && status is 502 or 504 && failure.Failure == ProviderFailure.Unavailable;
        return new(failure)
        {
            MayTryAgain = (refusedForNow || gatewayFailed)
                && RetryAfterReader.ShouldRetry(response) != false
                && !(failure.RetryAfter > LongestWait),
            IsOutage = failure.Failure == ProviderFailure.Unavailable,
        };
    }

    /// <summary>What the status alone tells.</summary>
    public ProviderException Judge(FailureResponse answer)
    {
        var status = answer.StatusCode;
        var (failure, what) = status switch
        {
            401 => (ProviderFailure.Unauthorized, "does not accept the key"),
            403 => (ProviderFailure.Unauthorized, "does not allow this"),
            402 => (ProviderFailure.PaymentRequired, "wants to be paid first"),
            404 or 410 => (ProviderFailure.NotFound, $"does not know '{answer.Path}'"),
            408 or 504 => (ProviderFailure.Timeout, "took too long"),
            413 => (ProviderFailure.InvalidRequest, "says the request is too large"),
            429 => (ProviderFailure.RateLimited, "gets too many requests for now"),
            502 or 503 or 520 or 521 or 522 or 523 or 524 or 529 => (ProviderFailure.Unavailable, "is not available"),
            >= 500 => (ProviderFailure.Unavailable, "failed inside"),
            >= 400 => (ProviderFailure.InvalidRequest, "does not accept the request"),
            _ => (ProviderFailure.Protocol, "gave an unexpected answer"),
        };
        var said = FirstLine(answer.ReadText());
        return new(
            failure,
            $"{Origin.Of(endpoint.BaseUrl)} (connection '{endpoint.Id}') {what} (HTTP {status}){(said.Length > 0 ? ": " + said : ".")}")
        {
            StatusCode = status,
            RetryAfter = answer.RetryAfter,
            Hint = failure == ProviderFailure.NotFound
                ? $"Check the URL and the model: lettuceplug connections show {endpoint.Id}"
                : Advice(failure),
        };
    }

    /// <summary>Fills in what the transport knows better, and makes sure that no key is in the provider's words.</summary>
    private ProviderException Clean(ProviderException failure, FailureResponse answer) => new(
        failure.Failure, redactor.Redact(failure.Message), failure.InnerException)
    {
        Hint = failure.Hint is { } hint ? redactor.Redact(hint) : Advice(failure.Failure),
        RetryAfter = failure.RetryAfter ?? answer.RetryAfter,
        StatusCode = failure.StatusCode ?? answer.StatusCode,
        ProviderCode = failure.ProviderCode is { } code ? redactor.Redact(code) : null,
        MayHaveBeenCharged = failure.MayHaveBeenCharged,
    };

    private string? Advice(ProviderFailure failure) => failure == ProviderFailure.Unauthorized
        ? $"If the key is wrong: lettuceplug connections set {endpoint.Id} --key-stdin"
        : null;

    private Dictionary<string, string> Headers(HttpResponseMessage response)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, values) in response.Headers.NonValidated.Concat(response.Content.Headers.NonValidated))
        {
            headers[name] = redactor.Redact(string.Join(", ", values));
        }

        return headers;
    }

    /// <summary>What of the words comes whole and in time: the status is known, and worth more than the rest of them.</summary>
    private async Task<byte[]> ReadBodyAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        using var deadline = new Deadline(LongestReading, time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        using var body = new MemoryStream();
        try
        {
            await using var stream = await response.Content.ReadAsStreamAsync(linked.Token);
            var buffer = new byte[16 * 1024];
            while (body.Length < LongestBody && await stream.ReadAsync(buffer, linked.Token) is > 0 and var read)
            {
                body.Write(buffer, 0, read);
            }
        }
        catch (Exception e) when (e is IOException or HttpRequestException or InvalidDataException
            || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
        }

        return body.ToArray();
    }

    private static string FirstLine(string text)
    {
        const int longest = 300;
        var line = new string([
            .. text.Trim().Take(longest).Select(c => char.IsControl(c) ? ' ' : c),
        ]).Trim();
        return line.StartsWith('<') ? "" : line;
    }
}
