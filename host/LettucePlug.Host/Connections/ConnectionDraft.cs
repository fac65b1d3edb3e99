using LettucePlug.Host.Secrets;

namespace LettucePlug.Host.Connections;

/// <summary>What the user wants a connection to be. What is null stays as it is, or gets its default.</summary>
internal sealed record ConnectionDraft
{
    public string? Id { get; init; }

    public string? Name { get; init; }

    /// <summary>Empty for the provider's own address.</summary>
    public string? Url { get; init; }

    public SecretSource? Key { get; init; }

    /// <summary>The key itself, to be kept in the file of secrets.</summary>
    public string? KeyToStore { get; init; }

    public bool? AllowInvalidTls { get; init; }

    /// <summary>Added to the headers there are; an empty value removes one.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>Added to the settings there are; an empty value goes back to the default.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();
}
