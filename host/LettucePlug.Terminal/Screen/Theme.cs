namespace LettucePlug.Terminal;

/// <summary>Gives every <see cref="Role"/> a look. Meaning never rests on it alone: screens also use words and marks.</summary>
public sealed partial class Theme
{
    private const int RoleCount = (int)Role.Gauge + 1;
    private readonly Look[] _looks = new Look[RoleCount];

    /// <summary>A theme.</summary>
    /// <param name="name">What settings call it.</param>
    /// <param name="looks">A look for each role; roles left out look like text.</param>
    /// <param name="maximumDepth">The most colours it uses, whatever the terminal can.</param>
    public Theme(string name, IReadOnlyDictionary<Role, Look> looks, ColorDepth maximumDepth = ColorDepth.TrueColor)
    {
        ArgumentNullException.ThrowIfNull(looks);
        Name = name;
        MaximumDepth = maximumDepth;
        Array.Fill(_looks, looks.GetValueOrDefault(Role.Text));
        foreach (var (role, look) in looks)
        {
            _looks[(int)role] = look;
        }
    }

    /// <summary>What settings call it.</summary>
    public string Name { get; }

    /// <summary>The most colours it uses; <see cref="ColorDepth.None"/> for a theme of attributes only.</summary>
    public ColorDepth MaximumDepth { get; }

    /// <summary>The look of a role.</summary>
    public Look this[Role role] => _looks[(int)role];

    /// <summary>What a style comes to.</summary>
    public Look Resolve(Style style)
    {
        var look = this[style.Role];
        var ground = style.Ground is { } role ? this[role] : look;
        var attributes = look.Attributes | style.Attributes;
        if (style.Ground is not null)
        {
            // A ground made by swapping the colours, as in themes without any, must stay so.
            attributes |= ground.Attributes & TextAttributes.Reverse;
        }

        return new Look(
            style.Foreground.IsDefault ? look.Foreground : style.Foreground,
            !style.Background.IsDefault ? style.Background :
                ground.Background.IsDefault ? this[Role.Text].Background : ground.Background,
            attributes);
    }
}
