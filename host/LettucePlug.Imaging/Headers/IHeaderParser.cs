namespace LettucePlug.Imaging;

internal interface IHeaderParser
{
    /// <summary>
    /// Looks at the bytes from the current position on. A step that needs more than the window holds asks for it;
    /// when <paramref name="atEnd"/>, no more will come and asking means that the image is cut short.
    /// </summary>
    HeaderStep Next(ReadOnlySpan<byte> window, bool atEnd);
}
