namespace LettucePlug.Imaging;

/// <summary>The form in which an outside program writes pixels.</summary>
public enum ExternalOutput
{
    /// <summary>A PNG file.</summary>
    Png,

    /// <summary>
    /// kitty's graphics protocol with raw RGBA pixels, as programs that draw for terminals write it. They may have scaled the
    /// picture; it is brought back to the shape that the file's header names.
    /// </summary>
    KittyGraphics,
}
