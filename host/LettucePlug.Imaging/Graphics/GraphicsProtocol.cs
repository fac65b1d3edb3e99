namespace LettucePlug.Imaging;

/// <summary>How pixels travel to a terminal.</summary>
public enum GraphicsProtocol
{
    /// <summary>kitty's graphics protocol: an image is sent once and placed as often as wanted.</summary>
    Kitty,

    /// <summary>Sixel, as DEC's VT340 drew it.</summary>
    Sixel,

    /// <summary>iTerm2's inline images.</summary>
    ITerm2,
}
