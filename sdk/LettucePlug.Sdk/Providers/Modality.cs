namespace LettucePlug.Sdk;

/// <summary>What kind of content a model takes or gives. An open set: names the host does not know are kept.</summary>
public readonly record struct Modality
{
    private readonly string? _name;

    /// <summary>Creates a modality.</summary>
    /// <param name="name">The name; stored in lower case.</param>
    /// <exception cref="ArgumentException">The name is null, empty or white space.</exception>
    public Modality(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        _name = name.Trim().ToLowerInvariant();
    }

    /// <value>Text.</value>
    public static Modality Text { get; } = new("text");

    /// <value>Images.</value>
    public static Modality Image { get; } = new("image");

    /// <value>Sound.</value>
    public static Modality Audio { get; } = new("audio");

    /// <value>The name in lower case; empty for the default value.</value>
    public string Name => _name ?? "";

    /// <inheritdoc/>
    public override string ToString() => Name;
}
