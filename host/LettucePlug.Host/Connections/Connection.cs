using LettucePlug.Host.Secrets;

namespace LettucePlug.Host.Connections;

/// <summary>A provider the user connected: where it is and how to talk to it.</summary>
internal sealed record Connection
{
    public required string Id { get; init; }

    public required string Provider { get; init; }

    public required string Name { get; init; }

    /// <summary>Null for the provider's own default.</summary>
    public string? Url { get; init; }

    public SecretSource? Key { get; init; }

    public bool AllowInvalidTls { get; init; }

    public IReadOnlyDictionary<string, string> Headers { get => field ?? new Dictionary<string, string>(); init; }

    public IReadOnlyDictionary<string, string> Settings { get => field ?? new Dictionary<string, string>(); init; }
}
