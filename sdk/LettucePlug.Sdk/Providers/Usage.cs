namespace LettucePlug.Sdk;

/// <summary>What a call used, as far as the service tells. Absent numbers are unknown, not zero.</summary>
public sealed record Usage
{
    /// <value>Tokens of the request, images included.</value>
    public long? InputTokens { get; init; }

    /// <value>Tokens of the answer, images and reasoning included.</value>
    public long? OutputTokens { get; init; }

    /// <value>What it cost, in <see cref="Currency"/>.</value>
    public decimal? Cost { get; init; }

    /// <value>The currency of <see cref="Cost"/>. The default is <c>USD</c>; some services count credits of their own.</value>
    public string Currency { get; init; } = "USD";
}
