namespace LettucePlug.Provider.Sketch.Png;

/// <summary>The bytes are no PNG picture, or a damaged one.</summary>
internal sealed class PngException(string message, Exception? innerException = null)
    : Exception(message, innerException);
