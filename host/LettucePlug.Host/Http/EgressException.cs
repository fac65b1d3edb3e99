namespace LettucePlug.Host.Http;

/// <summary>
/// The connector would not connect. It leaves the socket handler wrapped in an <see cref="HttpRequestException"/> and
/// becomes a provider failure in <see cref="TransportFailures"/>.
/// </summary>
internal sealed class EgressException(string message) : Exception(message);
