namespace LettucePlug.Sdk;

/// <summary>How the key of a connection travels. The plugin declares it; the host, which holds the key, does it.</summary>
public sealed record AuthScheme
{
    private AuthScheme()
    {
    }

    /// <value><c>Authorization: Bearer KEY</c></value>
    public static AuthScheme Bearer { get; } = new() { Kind = AuthKind.Bearer, Name = "Authorization" };

    /// <value><c>Authorization: Basic …</c> of a key written as <c>user:password</c> (RFC 7617).</value>
    public static AuthScheme Basic { get; } = new() { Kind = AuthKind.Basic, Name = "Authorization" };

    /// <value>The kind.</value>
    public required AuthKind Kind { get; init; }

    /// <value>The name of the header or of the query parameter.</value>
    public required string Name { get; init; }

    /// <summary>A header of its own, with nothing but the key as its value.</summary>
    /// <param name="name">The header's name, such as <c>x-api-key</c>.</param>
    /// <returns>The scheme.</returns>
    public static AuthScheme Header(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return new() { Kind = AuthKind.Header, Name = name };
    }

    /// <summary>A parameter of the query. Keys in addresses are easily logged elsewhere: only where nothing else works.</summary>
    /// <param name="name">The parameter's name, such as <c>key</c>.</param>
    /// <returns>The scheme.</returns>
    public static AuthScheme Query(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return new() { Kind = AuthKind.Query, Name = name };
    }
}
