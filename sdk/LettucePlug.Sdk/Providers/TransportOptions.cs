namespace LettucePlug.Sdk;

/// <summary>What a plugin can tell the host's transport about a single request, through <see cref="HttpRequestMessage.Options"/>.</summary>
public static class TransportOptions
{
    /// <value>
    /// True to get an answer of any status back as it is, for requests whose failure is an answer (such as asking
    /// which of two routes exists). Such a request is made once. The default is false.
    /// </value>
    public static HttpRequestOptionsKey<bool> ReturnFailures { get; } = new("LettucePlug.ReturnFailures");

    /// <value>
    /// True where making the request twice does no harm and costs nothing, so that it may be made again also after a
    /// connection broke in the middle. The default is true for GET and HEAD, and false otherwise: pictures cost money.
    /// </value>
    public static HttpRequestOptionsKey<bool> IsIdempotent { get; } = new("LettucePlug.IsIdempotent");

    /// <value>How long one attempt may take until its headers are there. The default is the connection's.</value>
    public static HttpRequestOptionsKey<TimeSpan> AttemptTimeout { get; } = new("LettucePlug.AttemptTimeout");
}
