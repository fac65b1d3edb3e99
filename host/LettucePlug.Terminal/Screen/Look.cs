namespace LettucePlug.Terminal;

/// <summary>What a style comes to in a theme.</summary>
/// <param name="Foreground">The colour of the text.</param>
/// <param name="Background">The colour behind it.</param>
/// <param name="Attributes">How the text is set apart.</param>
public readonly record struct Look(Color Foreground, Color Background, TextAttributes Attributes)
{
    /// <summary>A look on the terminal's own background.</summary>
    public Look(Color foreground, TextAttributes attributes = TextAttributes.None)
        : this(foreground, Color.Default, attributes)
    {
    }

    /// <inheritdoc/>
    public bool Equals(Look other) =>
        Foreground == other.Foreground && Background == other.Background && Attributes == other.Attributes;

    /// <inheritdoc/>
    public override int GetHashCode() =>
        (int)Attributes ^ (Foreground.GetHashCode() * 31) ^ (Background.GetHashCode() * 1009);
}
