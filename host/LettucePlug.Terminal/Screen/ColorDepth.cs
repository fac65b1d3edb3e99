namespace LettucePlug.Terminal;

/// <summary>How many bits of colour a terminal is sent. The values are the bits.</summary>
public enum ColorDepth
{
    /// <summary>No colour, attributes only (<c>NO_COLOR</c>, mono).</summary>
    None = 0,

    /// <summary>The sixteen colours of the terminal's own palette.</summary>
    Ansi16 = 4,

    /// <summary>The 256 colours of xterm.</summary>
    Indexed256 = 8,

    /// <summary>Red, green and blue of 8 bits each.</summary>
    TrueColor = 24,
}
