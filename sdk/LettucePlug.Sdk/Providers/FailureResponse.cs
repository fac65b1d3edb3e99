using System.Text;

namespace LettucePlug.Sdk;

/// <summary>An answer whose status is not a success, as the host hands it to <see cref="IProvider.ReadFailure"/>.</summary>
public sealed record FailureResponse
{
    /// <value>The HTTP status code.</value>
    public required int StatusCode { get; init; }

    /// <value>The path that was asked, without the query.</value>
    public required string Path { get; init; }

    /// <value>The headers by name, names compared without regard to case; several values of one name are joined by <c>, </c>.</value>
    public required IReadOnlyDictionary<string, string> Headers { get; init; }

    /// <value>The first 256 KiB of the body.</value>
    public required ReadOnlyMemory<byte> Body { get; init; }

    /// <value>The wait that the headers ask for, in any of the forms in use; null where they ask for none.</value>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The body as text.</summary>
    /// <returns>The body decoded as UTF-8, with U+FFFD for what is not UTF-8.</returns>
    public string ReadText() => Encoding.UTF8.GetString(Body.Span);
}
