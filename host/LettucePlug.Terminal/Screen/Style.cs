namespace LettucePlug.Terminal;

/// <summary>
/// How a cell is drawn: by role, with attributes added, and only for pictures with colours of its own.
/// </summary>
/// <remarks>
/// A style holds no theme. The renderer asks the <see cref="Theme"/> at output, so the same canvas can be shown in any
/// theme and depth. A <see cref="Role"/> converts to a style by itself.
/// </remarks>
public readonly record struct Style
{
    /// <summary>Ordinary text.</summary>
    public static Style Plain => default;

    /// <summary>The role that gives the foreground and the attributes, and the background unless another does.</summary>
    public Role Role { get; init; }

    /// <summary>The role that gives the background; <c>null</c> for the one of <see cref="Role"/>.</summary>
    public Role? Ground { get; init; }

    /// <summary>Attributes on top of those of the role.</summary>
    public TextAttributes Attributes { get; init; }

    /// <summary>A foreground in place of the role's; the default colour leaves it to the role.</summary>
    public Color Foreground { get; init; }

    /// <summary>A background in place of the role's; the default colour leaves it to the role.</summary>
    public Color Background { get; init; }

    /// <summary>The style of a role.</summary>
    public static implicit operator Style(Role role) => new() { Role = role };

    /// <summary>The style of a role.</summary>
    public static Style Of(Role role) => new() { Role = role };

    /// <summary>A style of two colours, for cells of a picture.</summary>
    public static Style Colors(Color foreground, Color background) =>
        new() { Foreground = foreground, Background = background };

    /// <summary>The same on the background of another role.</summary>
    public Style On(Role ground) => this with { Ground = ground };

    /// <summary>The same with attributes added.</summary>
    public Style With(TextAttributes attributes) => this with { Attributes = Attributes | attributes };

    // By hand, as the comparers a compiler writes are generic over types of this assembly and compiled anew at every start.

    /// <inheritdoc/>
    public bool Equals(Style other) =>
        Role == other.Role && Ground == other.Ground && Attributes == other.Attributes
        && Foreground == other.Foreground && Background == other.Background;

    /// <inheritdoc/>
    public override int GetHashCode() =>
        ((int)Role | ((Ground is { } ground ? (int)ground + 1 : 0) << 8) | ((int)Attributes << 17))
        ^ (Foreground.GetHashCode() * 31) ^ (Background.GetHashCode() * 1009);
}
