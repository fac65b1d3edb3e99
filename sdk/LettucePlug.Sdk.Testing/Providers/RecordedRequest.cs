using System.Text;

namespace LettucePlug.Sdk.Testing;

/// <summary>A request that a <see cref="ScriptedService"/> was sent.</summary>
public sealed record RecordedRequest
{
    /// <value>The method, such as <c>POST</c>.</value>
    public required string Method { get; init; }

    /// <value>The whole address.</value>
    public required Uri Address { get; init; }

    /// <value>The bytes of the body; empty where there was none.</value>
    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>The body as text.</summary>
    /// <returns>The body decoded as UTF-8.</returns>
    public string ReadText() => Encoding.UTF8.GetString(Body.Span);
}
