namespace LettucePlug.Terminal;

/// <summary>What is known about a terminal, from its environment first and then from its own replies.</summary>
public sealed record TerminalCapabilities
{
    /// <summary>The cell size assumed where nobody says.</summary>
    public static Size UsualCellPixels { get; } = new(9, 18);

    /// <summary>How many colours it is sent.</summary>
    public ColorDepth Depth { get; init; } = ColorDepth.Indexed256;

    /// <summary>Whether text may leave ASCII.</summary>
    public bool Utf8 { get; init; } = true;

    /// <summary>Name and version as it calls itself (XTVERSION); <c>null</c> before it said.</summary>
    public string? Name { get; init; }

    /// <summary>Whether frames can be marked so that none is shown half done (mode 2026).</summary>
    public bool SynchronizedOutput { get; init; }

    /// <summary>Whether keys can come unambiguously (kitty's protocol).</summary>
    public bool KittyKeyboard { get; init; }

    /// <summary>Whether it says that it marks what is pasted (mode 2004); many mark it and say nothing.</summary>
    public bool BracketedPaste { get; init; }

    /// <summary>Whether it shows pictures by kitty's protocol.</summary>
    public bool KittyGraphics { get; init; }

    /// <summary>Whether it shows sixel pictures.</summary>
    public bool Sixel { get; init; }

    /// <summary>Whether it shows pictures by iTerm2's protocol.</summary>
    public bool ITerm2Images { get; init; }

    /// <summary>Whether erasing paints with the current background, which GNU screen and its kin do not do.</summary>
    public bool BackColorErase { get; init; } = true;

    /// <summary>The size of a cell in pixels; <c>null</c> where nobody says.</summary>
    public Size? CellPixels { get; init; }

    /// <summary>The background colour; <c>null</c> where nobody says.</summary>
    public Color? Background { get; init; }

    /// <summary>How wide it draws what terminals disagree about.</summary>
    public WidthProfile Widths { get; init; } = WidthProfile.Cautious;

    /// <summary>Whether the program runs inside a multiplexer, so that pictures do not get through.</summary>
    public bool Multiplexed { get; init; }
}
