namespace LettucePlug.Imaging;

/// <summary>How pixels are weighed when a picture changes its size.</summary>
public enum ScaleFilter
{
    /// <summary>
    /// The mean of the area each new pixel covers; linear between pixels when enlarging. Fast, never rings.
    /// </summary>
    Area,

    /// <summary>Lanczos with three lobes: sharper, for pictures that are looked at or sent on.</summary>
    Lanczos,
}
