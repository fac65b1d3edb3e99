namespace LettucePlug.Sdk.Testing;

/// <summary>What stands between a plugin's client and the scripted service.</summary>
internal sealed class StubTransport(IProvider provider, StubConnection connection, HttpMessageHandler service)
    : HttpMessageHandler
{
    private const int MostFailureBytes = 256 * 1024;
    private readonly HttpMessageInvoker _service = new(service, disposeHandler: false);

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Expect.That(!provider.Info.IsOffline, "An offline provider does not use the transport.", $"{request.Method} {request.RequestUri}.");
        Expect.That(request.Headers.Authorization is null, "The host attaches the key, not the plugin.", "a request with an Authorization header.");
        Expect.That(
            Uri.Compare(request.RequestUri, connection.BaseUrl, UriComponents.SchemeAndServer, UriFormat.Unescaped, StringComparison.OrdinalIgnoreCase) == 0,
            "A provider calls its own service only.",
            $"a request to {request.RequestUri}.");
        var answer = await SendOnAsync(request, cancellationToken).ConfigureAwait(false);
        var wantsFailures = request.Options.TryGetValue(TransportOptions.ReturnFailures, out var wants) && wants;
        return answer.IsSuccessStatusCode || wantsFailures
            ? answer
            : throw await ExplainAsync(answer, cancellationToken).ConfigureAwait(false);
    }

    protected override void Dispose(bool disposing)
    {
        _service.Dispose();
        base.Dispose(disposing);
    }

    private static ProviderFailure Judge(int status) => status switch
    {
        401 or 403 => ProviderFailure.Unauthorized,
        402 => ProviderFailure.PaymentRequired,
        404 => ProviderFailure.NotFound,
        408 or 504 => ProviderFailure.Timeout,
        429 => ProviderFailure.RateLimited,
        >= 500 => ProviderFailure.Unavailable,
        _ => ProviderFailure.InvalidRequest,
    };

    private async Task<HttpResponseMessage> SendOnAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            return await _service.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException e)
        {
            throw new ProviderException(ProviderFailure.Timeout, "The service did not answer in time.", e);
        }
        catch (HttpRequestException e)
        {
            throw new ProviderException(ProviderFailure.Unavailable, "The service cannot be reached.", e);
        }
    }

    private async Task<ProviderException> ExplainAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        using (answer)
        {
            var body = await answer.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
            var status = (int)answer.StatusCode;
            var failure = provider.ReadFailure(new FailureResponse
            {
                StatusCode = status,
                Path = answer.RequestMessage?.RequestUri?.AbsolutePath ?? "/",
                Headers = answer.Headers.Concat(answer.Content.Headers)
                    .ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase),
                Body = body.AsMemory(0, Math.Min(body.Length, MostFailureBytes)),
                RetryAfter = answer.Headers.RetryAfter?.Delta,
            });
            return failure ?? new ProviderException(Judge(status), $"The service answered with status {status}.")
            {
                StatusCode = status,
                RetryAfter = answer.Headers.RetryAfter?.Delta,
            };
        }
    }
}
