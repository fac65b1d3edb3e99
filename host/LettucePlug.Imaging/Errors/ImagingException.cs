namespace LettucePlug.Imaging;

/// <summary>
/// The root of everything this library refuses. The message says what failed, of which thing and why;
/// <see cref="Hint"/> says what would help, where something would.
/// </summary>
public abstract class ImagingException : Exception
{
    private protected ImagingException(string message, string? hint, Exception? cause)
        : base(message, cause)
    {
        Hint = hint;
    }

    /// <summary>What the reader can do about it; null when nothing useful is known.</summary>
    public string? Hint { get; }
}
