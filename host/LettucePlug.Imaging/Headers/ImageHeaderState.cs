namespace LettucePlug.Imaging;

/// <summary>How far an <see cref="ImageHeaderReader"/> has come.</summary>
public enum ImageHeaderState
{
    /// <summary>The bytes so far do not settle it.</summary>
    NeedMore,

    /// <summary><see cref="ImageHeaderReader.Header"/> is there; further bytes are ignored.</summary>
    Found,

    /// <summary>This is no image of a known type, or its header is broken; further bytes are ignored.</summary>
    NotAnImage,
}
