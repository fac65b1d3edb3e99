namespace LettucePlug.Providers.Tests;

/// <summary>An answer that a real server once gave to a request.</summary>
internal sealed record RecordedExchange
{
    public required string Method { get; init; }

    public required string Path { get; init; }

    public int Status { get; init; } = 200;

    public string ContentType { get; init; } = "application/json";

    public required byte[] Body { get; init; }

    /// <summary>The request's body as JSON text; null where it was none.</summary>
    public string? RequestJson { get; init; }
}
