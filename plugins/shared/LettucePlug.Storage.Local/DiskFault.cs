using LettucePlug.Sdk;

namespace LettucePlug.Storage.Local;

/// <summary>Says what an error of the file system means for a store.</summary>
internal static class DiskFault
{
    // ENOSPC, EFBIG, EDQUOT of Linux, EDQUOT of macOS; ERROR_HANDLE_DISK_FULL and ERROR_DISK_FULL of Windows.
    private static readonly int[] FullCodes = [28, 27, 122, 69, unchecked((int)0x80070027), unchecked((int)0x80070070)];

    // EROFS; ERROR_WRITE_PROTECT.
    private static readonly int[] ReadOnlyCodes = [30, unchecked((int)0x80070013)];

    public static bool IsOne(Exception exception) =>
        exception is IOException or UnauthorizedAccessException || IsTooLarge(exception);

    /// <param name="exception">An exception for which <see cref="IsOne"/> is true.</param>
    /// <param name="what">What failed, as the beginning of a sentence: "The blob could not be written".</param>
    /// <param name="path">The file or folder.</param>
    public static StorageException Explain(Exception exception, string what, string path)
    {
        if (IsTooLarge(exception) || FullCodes.Contains(exception.HResult))
        {
            return Full(what, path, exception);
        }

        if (exception is UnauthorizedAccessException || ReadOnlyCodes.Contains(exception.HResult))
        {
            return ReadOnly(what, path, exception);
        }

        return new StorageException(
            StorageFailure.Unavailable, $"{what}: '{path}': {exception.Message}", exception);
    }

    public static StorageException Full(string what, string path, Exception? cause = null) =>
        new(StorageFailure.Full, $"{what}: there is no room left where '{path}' lies.", cause)
        {
            Hint = "Free some space on that disk (or raise the quota) and try again; nothing was half written.",
        };

    public static StorageException ReadOnly(string what, string path, Exception? cause = null) =>
        new(StorageFailure.ReadOnly, $"{what}: '{path}' cannot be written to.", cause)
        {
            Hint = "Give your user write access to that folder, or choose another home folder.",
        };

    // The runtime turns EFBIG, the answer to a file size limit, into this exception.
    private static bool IsTooLarge(Exception exception) =>
        exception is ArgumentOutOfRangeException { ParamName: "value" };
}
