using LettucePlug.Sdk;

namespace LettucePlug.Host.Http;

/// <summary>
/// Fetches results that a service hosts somewhere. Without a key, from the connection's own origin, the provider's
/// declared hosts or, where it declares none, from any public address. Every hop is judged anew.
/// </summary>
internal sealed class ResultDownloader : IDisposable
{
    private const int MostRedirects = 5;

    private readonly ConnectionEndpoint _endpoint;
    private readonly TransportParts _parts;
    private readonly Origin _own;
    private readonly KeyAttachment _headers;
    private readonly FailureReader _failures;
    private readonly CallPipeline _pipeline;
    private readonly Lazy<HttpMessageInvoker> _elsewhere;
    private readonly TlsPolicy _elsewhereTls;

    public ResultDownloader(ConnectionEndpoint endpoint, KeyRedactor redactor, TransportParts parts)
    {
        // What a third host answers is not in the provider's own format.
        _endpoint = endpoint with { ReadFailure = static _ => null };
        _parts = parts;
        _own = Origin.Of(endpoint.BaseUrl);
        _headers = new KeyAttachment(_endpoint, redactor);
        _failures = new FailureReader(_endpoint, redactor, parts.Time);
        _pipeline = new CallPipeline(_endpoint, parts.Time, parts.Logger);
        _elsewhereTls = new TlsPolicy(endpoint.TrustedRoots, allowInvalid: false);
        _elsewhere = new(() => TransportFactory.CreateSockets(
            _endpoint, _elsewhereTls, new GuardedConnector(parts.Resolve, static _ => null, allowPrivate: false)));
    }

    public async Task<DownloadedResult> OpenAsync(Uri address, DownloadLimits limits, CancellationToken cancellationToken)
    {
        var started = _parts.Time.GetTimestamp();
        var deadline = new Deadline(limits.Timeout, _parts.Time);
        try
        {
            using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            var response = await _pipeline.RunAsync(request, token => AttemptAsync(request, token), linked.Token);
            if (response.Content.Headers.ContentLength > limits.MaxBytes)
            {
                response.Dispose();
                throw TransportFailures.TooLarge(_endpoint, limits.MaxBytes);
            }

            var last = response.RequestMessage?.RequestUri ?? address;
            var body = new GuardedBody(
                await response.Content.ReadAsStreamAsync(cancellationToken), response, _endpoint, HttpMethod.Get,
                deadline, limits.MaxBytes,
                bytes =>
                {
                    var call = new CallName(_endpoint.Id, HttpMethod.Get, last);
                    var elapsed = _parts.Time.GetElapsedTime(started).TotalMilliseconds;
                    Log.Ended(_parts.Logger, call, bytes, elapsed);
                });
            return new DownloadedResult(body, response.Content.Headers.ContentType?.MediaType, last);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested && deadline.HasPassed)
        {
            deadline.Dispose();
            throw TransportFailures.TimedOut(_endpoint, HttpMethod.Get, limits.Timeout);
        }
        catch
        {
            deadline.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        if (_elsewhere.IsValueCreated)
        {
            _elsewhere.Value.Dispose();
        }
    }

    private async ValueTask<HttpResponseMessage> AttemptAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var address = request.RequestUri!;
        for (var hop = 0; ; hop++)
        {
            var isOwn = Judge(address);
            HttpResponseMessage response;
            try
            {
                response = await SendAsync(request, address, isOwn, cancellationToken);
            }
            catch (Exception e) when (e is HttpRequestException or IOException
                || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
            {
                throw TransportFailures.FromSend(
                    _endpoint with { BaseUrl = address }, e, HttpMethod.Get, isIdempotent: true,
                    isOwn ? _parts.Tls.LastProblem : _elsewhereTls.LastProblem);
            }

            if (response.Headers.Location is { } location && (int)response.StatusCode is >= 300 and < 400)
            {
                response.Dispose();
                var next = new Uri(address, location);
                if (hop == MostRedirects || (address.Scheme == Uri.UriSchemeHttps && next.Scheme != Uri.UriSchemeHttps))
                {
                    throw TransportFailures.RedirectNotFollowed(_endpoint, Origin.Of(address), CallName.SafePath(next));
                }

                address = next;
                continue;
            }

            if (response.IsSuccessStatusCode)
            {
                return response;
            }

            using (response)
            {
                throw await _failures.ReadAsync(response, address.AbsolutePath, isIdempotent: true, cancellationToken);
            }
        }
    }

    private async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        Uri address,
        bool isOwn,
        CancellationToken cancellationToken)
    {
        return isOwn
            ? await _parts.Sockets.SendAsync(
                await _headers.CopyAsync(request, address, withKey: false, cancellationToken), cancellationToken)
            : await _elsewhere.Value.SendAsync(new HttpRequestMessage(HttpMethod.Get, address), cancellationToken);
    }

    /// <summary>Whether it is the connection's own origin; throws where it is a place that nothing is fetched from.</summary>
    private bool Judge(Uri address)
    {
        if (address.Scheme != Uri.UriSchemeHttp && address.Scheme != Uri.UriSchemeHttps)
        {
            throw Refuse(address, "only http and https are fetched");
        }

        if (address.UserInfo.Length > 0)
        {
            throw Refuse(address, "it holds a user name");
        }

        if (Origin.Of(address) == _own)
        {
            return true;
        }

        var hosts = _endpoint.Provider.ResultHosts;
        return hosts.Count == 0 || hosts.Any(pattern => Matches(pattern, address.IdnHost))
            ? false
            : throw Refuse(address, "the provider does not declare this host");
    }

    private static bool Matches(string pattern, string host) =>
        pattern.StartsWith("*.", StringComparison.Ordinal)
            ? host.EndsWith(pattern[1..], StringComparison.OrdinalIgnoreCase)
            : host.Equals(pattern, StringComparison.OrdinalIgnoreCase);

    private ProviderException Refuse(Uri address, string reason) => new(
        ProviderFailure.Protocol,
        $"The result on connection '{_endpoint.Id}' lies at {Origin.Of(address)} and was not fetched: {reason}.");
}
