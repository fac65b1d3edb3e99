namespace LettucePlug.Terminal;

/// <summary>How the terminal's cursor looks (DECSCUSR).</summary>
public enum CursorShape
{
    /// <summary>As the user has set it.</summary>
    Default = 0,

    /// <summary>A full cell.</summary>
    Block = 2,

    /// <summary>A line below the cell.</summary>
    Underline = 4,

    /// <summary>A bar before the cell.</summary>
    Bar = 6,
}
