namespace LettucePlug.Terminal;

/// <summary>
/// Where an <see cref="ImageView"/> gets its picture from, in the sizes it needs. Decoding and scaling happen elsewhere,
/// never in these calls: what is not there yet is <c>null</c>, and <see cref="Changed"/> tells when it is.
/// </summary>
public interface IPictureSource
{
    /// <summary>Something asked for has become ready, or the picture is another one. On the thread of the user interface.</summary>
    event Action? Changed;

    /// <summary>What is said in place of the picture while there is none, such as its size or why it cannot be shown.</summary>
    string Description { get; }

    /// <summary>The cells that show the whole picture in its own shape within a space.</summary>
    Size Fit(Size space);

    /// <summary>The picture as cells of this size, if it is ready.</summary>
    CellPicture? Cells(Size size);

    /// <summary>The picture in pixels over cells of this size, if it is ready and this terminal can show any.</summary>
    PixelPicture? Pixels(Size size);
}
