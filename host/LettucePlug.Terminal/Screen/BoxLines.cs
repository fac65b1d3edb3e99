namespace LettucePlug.Terminal;

/// <summary>The characters frames and rules are made of.</summary>
public sealed record BoxLines
{
    /// <summary>Light lines with round corners.</summary>
    public static BoxLines Rounded { get; } = new();

    /// <summary>Light lines with square corners.</summary>
    public static BoxLines Square { get; } = new()
    {
        TopLeft = '┌',
        TopRight = '┐',
        BottomLeft = '└',
        BottomRight = '┘',
    };

    /// <summary>Plain ASCII, for locales without UTF-8.</summary>
    public static BoxLines Ascii { get; } = new()
    {
        TopLeft = '+',
        TopRight = '+',
        BottomLeft = '+',
        BottomRight = '+',
        Horizontal = '-',
        Vertical = '|',
        TeeLeft = '+',
        TeeRight = '+',
    };

    /// <summary>The corner at the top left.</summary>
    public char TopLeft { get; init; } = '╭';

    /// <summary>The corner at the top right.</summary>
    public char TopRight { get; init; } = '╮';

    /// <summary>The corner at the bottom left.</summary>
    public char BottomLeft { get; init; } = '╰';

    /// <summary>The corner at the bottom right.</summary>
    public char BottomRight { get; init; } = '╯';

    /// <summary>A piece of a line across.</summary>
    public char Horizontal { get; init; } = '─';

    /// <summary>A piece of a line down.</summary>
    public char Vertical { get; init; } = '│';

    /// <summary>Where a rule meets the left edge.</summary>
    public char TeeLeft { get; init; } = '├';

    /// <summary>Where a rule meets the right edge.</summary>
    public char TeeRight { get; init; } = '┤';
}
