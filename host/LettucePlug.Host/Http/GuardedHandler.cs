using System.Net;
using LettucePlug.Sdk;
using Microsoft.Extensions.Logging;

namespace LettucePlug.Host.Http;

/// <summary>
/// What lies behind the <see cref="HttpClient"/> of a connection: rules, then retries, then for every hop a copy of
/// the request with the key on it.
/// </summary>
internal sealed class GuardedHandler(
    ConnectionEndpoint endpoint,
    HttpMessageInvoker sockets,
    KeyRedactor redactor,
    TlsPolicy tls,
    TimeProvider time,
    ILogger logger) : HttpMessageHandler
{
    private const int MostRedirects = 3;

    private readonly RequestRules _rules = new(endpoint);
    private readonly KeyAttachment _keys = new(endpoint, redactor);
    private readonly FailureReader _failures = new(endpoint, redactor, time);
    private readonly CallPipeline _pipeline = new(endpoint, time, logger);

    /// <summary>The client in front: its base address can be changed by the plugin, and is looked at in every call.</summary>
    public HttpClient? Client { get; set; }

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken)
    {
        _rules.Check(request, Client?.BaseAddress);
        var call = new CallName(endpoint.Id, request.Method, request.RequestUri ?? endpoint.BaseUrl);
        var started = time.GetTimestamp();
        var deadline = new Deadline(endpoint.TotalTimeout, time);
        try
        {
            using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
            var response = await _pipeline.RunAsync(request, token => AttemptAsync(request, token), linked.Token);
            var elapsed = time.GetElapsedTime(started).TotalMilliseconds;
            Log.Answered(logger, call, (int)response.StatusCode, elapsed);
            return await GuardAsync(call, response, deadline, started);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested && deadline.HasPassed)
        {
            deadline.Dispose();
            throw TransportFailures.TimedOut(endpoint, request.Method, endpoint.TotalTimeout);
        }
        catch (Exception e)
        {
            deadline.Dispose();
            if (e is ProviderException failure)
            {
                Log.Failed(logger, call, failure.Failure, failure.StatusCode);
            }

            throw;
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            sockets.Dispose();
        }

        base.Dispose(disposing);
    }

    private async ValueTask<HttpResponseMessage> AttemptAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var isIdempotent = request.Options.TryGetValue(TransportOptions.IsIdempotent, out var declared)
            ? declared
            : TransportFailures.IsSafe(request.Method);
        request.Options.TryGetValue(TransportOptions.ReturnFailures, out var returnFailures);
        HttpResponseMessage response;
        try
        {
            response = await FollowAsync(request, cancellationToken);
        }
        catch (Exception e) when (IsSendFailure(e, cancellationToken))
        {
            var failure = TransportFailures.FromSend(endpoint, e, request.Method, isIdempotent, tls.LastProblem);
            throw returnFailures || !CanBeSentAgain(request.Content) ? failure.Failure : failure;
        }

        response.RequestMessage = request;
        if (response.IsSuccessStatusCode || returnFailures)
        {
            return response;
        }

        using (response)
        {
            var failure = await _failures.ReadAsync(
                response, request.RequestUri?.AbsolutePath ?? "", isIdempotent, cancellationToken);
            throw CanBeSentAgain(request.Content) ? failure : failure.Failure;
        }
    }

    private async Task<HttpResponseMessage> FollowAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var address = request.RequestUri ?? endpoint.BaseUrl;
        for (var hop = 0; ; hop++)
        {
            var copy = await _keys.CopyAsync(request, address, withKey: true, cancellationToken);
            var response = await sockets.SendAsync(copy, cancellationToken);
            if (!IsRedirect(response.StatusCode) || response.Headers.Location is not { } location)
            {
                return response;
            }

            var keepsMethod = TransportFailures.IsSafe(request.Method)
                || response.StatusCode is HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect;
            response.Dispose();
            var next = new Uri(address, location);
            if (Origin.Of(next) != _rules.Origin)
            {
                throw TransportFailures.RedirectElsewhere(endpoint, _rules.Origin, Origin.Of(next));
            }

            if (hop == MostRedirects || !keepsMethod)
            {
                throw TransportFailures.RedirectNotFollowed(endpoint, _rules.Origin, CallName.SafePath(next));
            }

            _rules.Check(next);
            address = next;
        }
    }

    /// <summary>Puts limits around the body. The headers of the original content stay.</summary>
    private async Task<HttpResponseMessage> GuardAsync(
        CallName call,
        HttpResponseMessage response,
        Deadline deadline,
        long started)
    {
        if (response.Content.Headers.ContentLength > endpoint.MaxResponseBytes)
        {
            response.Dispose();
            throw TransportFailures.TooLarge(endpoint, endpoint.MaxResponseBytes);
        }

        var original = response.Content;
        var holder = new HttpResponseMessage { Content = original };
        var body = new GuardedBody(
            await original.ReadAsStreamAsync(CancellationToken.None), holder, endpoint, call.Method, deadline,
            endpoint.MaxResponseBytes,
            bytes =>
            {
                var elapsed = time.GetElapsedTime(started).TotalMilliseconds;
                Log.Ended(logger, call, bytes, elapsed);
            });
        var content = new StreamContent(body);
        foreach (var (name, values) in original.Headers.NonValidated)
        {
            content.Headers.TryAddWithoutValidation(name, values);
        }

        response.Content = content;
        return response;
    }

    /// <summary>A cancelled token is no failure; a connect timeout is one although it looks like a cancellation.</summary>
    private static bool IsSendFailure(Exception exception, CancellationToken cancellationToken) => exception switch
    {
        OperationCanceledException => !cancellationToken.IsCancellationRequested,
        HttpRequestException or IOException => true,
        _ => false,
    };

    private static bool CanBeSentAgain(HttpContent? content) => content switch
    {
        StreamContent => false,
        MultipartContent parts => parts.All(CanBeSentAgain),
        _ => true,
    };

    private static bool IsRedirect(HttpStatusCode status) => status is
        HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.SeeOther or
        HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect;
}
