namespace LettucePlug.Terminal;

/// <summary>How a cell's text is set apart, beside its colours.</summary>
[Flags]
public enum TextAttributes : byte
{
    /// <summary>Plain.</summary>
    None = 0,

    /// <summary>Bold (SGR 1).</summary>
    Bold = 1,

    /// <summary>Faint (SGR 2).</summary>
    Dim = 2,

    /// <summary>Italic (SGR 3).</summary>
    Italic = 4,

    /// <summary>Underlined (SGR 4).</summary>
    Underline = 8,

    /// <summary>Foreground and background swapped (SGR 7).</summary>
    Reverse = 16,

    /// <summary>Struck through (SGR 9).</summary>
    Strike = 32,
}
