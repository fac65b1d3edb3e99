namespace LettucePlug.Host.Http;

/// <summary>Why a server's certificate is not good enough.</summary>
/// <param name="Words">The rest of a sentence that says the server cannot be trusted.</param>
/// <param name="Remedy">What to do about the certificate; null where trusting its authority would do.</param>
internal sealed record TlsProblem(string Words, string? Remedy = null);
