namespace LettucePlug.Imaging;

/// <summary>The bytes claim a format and then break its rules, or end too early.</summary>
public sealed class CorruptImageException : ImagingException
{
    private CorruptImageException(string message, Exception? cause)
        : base(message, "The file is damaged or was cut short; fetch or generate it again.", cause)
    {
    }

    internal static CorruptImageException Because(string format, string reason, Exception? cause = null) =>
        new($"The {format} image cannot be read: {reason}.", cause);

    internal static CorruptImageException Ended(string format, string where) =>
        Because(format, $"it ends inside {where}");
}
