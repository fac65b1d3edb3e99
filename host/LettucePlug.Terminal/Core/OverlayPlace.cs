namespace LettucePlug.Terminal;

/// <summary>Where an overlay stands.</summary>
public enum OverlayPlace
{
    /// <summary>In the middle, as large as it wants to be.</summary>
    Center,

    /// <summary>Over the whole width at the bottom.</summary>
    Sheet,

    /// <summary>In the middle at the top, as palettes do.</summary>
    Top,

    /// <summary>Below something, or above it where there is no room below.</summary>
    Beside,

    /// <summary>Over the whole screen.</summary>
    Full,
}
