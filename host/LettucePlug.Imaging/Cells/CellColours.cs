namespace LettucePlug.Imaging;

/// <summary>The colours cells may have.</summary>
public enum CellColours
{
    /// <summary>Any.</summary>
    True,

    /// <summary>The cube and the greys of the 256-colour palette; the first 16, which users change, are left out.</summary>
    Palette256,

    /// <summary>The 16 ANSI colours, at their usual values.</summary>
    Palette16,

    /// <summary>None: only glyphs, for ASCII and for halves that are either on or off.</summary>
    None,
}
