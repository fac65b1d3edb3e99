namespace LettucePlug.Host.Connections;

/// <summary>A service at an address: a place to look at, and what was found there.</summary>
internal sealed record LocalServer
{
    /// <summary>The provider that speaks its language.</summary>
    public required string Provider { get; init; }

    public required Uri Url { get; init; }

    /// <summary>What answered; null where it does not say.</summary>
    public string? Server { get; init; }

    public IReadOnlyList<string> Details { get; init; } = [];

    /// <summary>It answers, and wants a key.</summary>
    public bool NeedsKey { get; init; }

    /// <summary>The connection that leads there already.</summary>
    public string? Connection { get; init; }
}
