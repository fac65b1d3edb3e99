namespace LettucePlug.Sdk;

/// <summary>Why an answer ended. An open set.</summary>
public readonly record struct FinishReason
{
    private readonly string? _name;

    /// <summary>Creates a reason.</summary>
    /// <param name="name">The name; stored in lower case.</param>
    /// <exception cref="ArgumentException">The name is null, empty or white space.</exception>
    public FinishReason(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        _name = name.Trim().ToLowerInvariant();
    }

    /// <value>The model had said all it wanted to, or came to a stop text.</value>
    public static FinishReason Stop { get; } = new("stop");

    /// <value>The limit of tokens was reached.</value>
    public static FinishReason Length { get; } = new("length");

    /// <value>The provider's rules cut it off.</value>
    public static FinishReason ContentFilter { get; } = new("content_filter");

    /// <value>The name in lower case; empty for the default value.</value>
    public string Name => _name ?? "";

    /// <inheritdoc/>
    public override string ToString() => Name;
}
