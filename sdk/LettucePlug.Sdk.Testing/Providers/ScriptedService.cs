using System.Collections.Concurrent;
using System.Net;
using System.Text;

namespace LettucePlug.Sdk.Testing;

/// <summary>A service that answers by a script instead of over the network, and counts what it is asked.</summary>
public sealed class ScriptedService : HttpMessageHandler
{
    private readonly Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> _answer;
    private readonly ConcurrentQueue<RecordedRequest> _requests = new();

    /// <summary>Creates the service.</summary>
    /// <param name="answer">Answers one request. May be called from several threads at once.</param>
    public ScriptedService(Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        _answer = answer;
    }

    /// <value>What was asked so far, oldest first.</value>
    public IReadOnlyList<RecordedRequest> Requests => [.. _requests];

    /// <summary>A service that gives the same answer to everything.</summary>
    /// <param name="status">The status.</param>
    /// <param name="body">The body.</param>
    /// <param name="mediaType">The type of the body. The default is JSON.</param>
    /// <returns>The service.</returns>
    public static ScriptedService Always(HttpStatusCode status, string body, string mediaType = "application/json") =>
        new((_, _) => Task.FromResult(Answer(status, body, mediaType)));

    /// <summary>A service that never answers until the call is cancelled.</summary>
    /// <returns>The service.</returns>
    public static ScriptedService Silent() => new(async (_, cancellationToken) =>
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken).ConfigureAwait(false);
        return Answer(HttpStatusCode.OK, "");
    });

    /// <summary>A service that does not answer within the transport's patience.</summary>
    /// <returns>The service.</returns>
    public static ScriptedService TimingOut() => new((_, _) =>
        Task.FromException<HttpResponseMessage>(new TimeoutException("The service did not answer in time.")));

    /// <summary>One answer, for scripts.</summary>
    /// <param name="status">The status.</param>
    /// <param name="body">The body.</param>
    /// <param name="mediaType">The type of the body. The default is JSON.</param>
    /// <returns>The answer, owned by the caller.</returns>
    public static HttpResponseMessage Answer(HttpStatusCode status, string body, string mediaType = "application/json") =>
        new(status) { Content = new StringContent(body, Encoding.UTF8, mediaType) };

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var body = request.Content is null
            ? []
            : await request.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
        _requests.Enqueue(new RecordedRequest
        {
            Method = request.Method.Method,
            Address = request.RequestUri!,
            Body = body,
        });
        var answer = await _answer(request, cancellationToken).ConfigureAwait(false);
        answer.RequestMessage ??= request;
        return answer;
    }
}
