namespace LettucePlug.Sdk;

/// <summary>Who says a message. An open set.</summary>
public readonly record struct ChatRole
{
    private readonly string? _name;

    /// <summary>Creates a role.</summary>
    /// <param name="name">The name; stored in lower case.</param>
    /// <exception cref="ArgumentException">The name is null, empty or white space.</exception>
    public ChatRole(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        _name = name.Trim().ToLowerInvariant();
    }

    /// <value>The instructions.</value>
    public static ChatRole System { get; } = new("system");

    /// <value>The user.</value>
    public static ChatRole User { get; } = new("user");

    /// <value>The model.</value>
    public static ChatRole Assistant { get; } = new("assistant");

    /// <value>The name in lower case; empty for the default value.</value>
    public string Name => _name ?? "";

    /// <inheritdoc/>
    public override string ToString() => Name;
}
