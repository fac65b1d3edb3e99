namespace LettucePlug.Sdk;

/// <summary>What a reference image stands for. An open set: treat names you do not know as <see cref="Character"/>.</summary>
public readonly record struct ReferenceRole
{
    private readonly string? _name;

    /// <summary>Creates a role.</summary>
    /// <param name="name">The name; stored in lower case.</param>
    /// <exception cref="ArgumentException">The name is null, empty or white space.</exception>
    public ReferenceRole(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        _name = name.Trim().ToLowerInvariant();
    }

    /// <value>The character: how somebody looks.</value>
    public static ReferenceRole Character { get; } = new("character");

    /// <value>The persona: how the user's own figure looks.</value>
    public static ReferenceRole Persona { get; } = new("persona");

    /// <value>The background: where it happens.</value>
    public static ReferenceRole Background { get; } = new("background");

    /// <value>The image to edit.</value>
    public static ReferenceRole Source { get; } = new("source");

    /// <value>Where to paint: white is painted, black is kept; the size of the source image.</value>
    public static ReferenceRole Mask { get; } = new("mask");

    /// <value>The name in lower case; empty for the default value.</value>
    public string Name => _name ?? "";

    /// <inheritdoc/>
    public override string ToString() => Name;
}
