using LettucePlug.Sdk;
using LettucePlug.Storage.Local;
using Microsoft.Data.Sqlite;

namespace LettucePlug.Storage.Sqlite;

/// <summary>Says what an error of SQLite means for a store. The codes: https://sqlite.org/rescode.html.</summary>
internal static class SqliteFault
{
    public const int Busy = 5;
    public const int Interrupted = 9;

    private const int Locked = 6;
    private const int ReadOnly = 8;
    private const int IoError = 10;
    private const int Corrupt = 11;
    private const int Full = 13;
    private const int CannotOpen = 14;
    private const int NotADatabase = 26;

    /// <summary>With less than this left, an input or output error is about room: SQLite does not always tell.</summary>
    private const long NoRoom = 256 * 1024;

    public static StorageException Explain(SqliteException fault, string what, string database) =>
        fault.SqliteErrorCode switch
        {
            Full => DiskFault.Full(what, database, fault),
            IoError or CannotOpen when !HasRoom(database) => DiskFault.Full(what, database, fault),
            ReadOnly => DiskFault.ReadOnly(what, database, fault),
            Corrupt or NotADatabase => Damaged(what, database, fault.Message, fault),
            Busy or Locked => new StorageException(
                StorageFailure.Busy, $"{what}: another process has been writing to '{database}' for too long.", fault)
            {
                Hint = "Wait for the other LettucePlug to finish, or close it, and try again.",
            },
            _ => new StorageException(StorageFailure.Unavailable, $"{what}: '{database}': {fault.Message}", fault),
        };

    public static StorageException Damaged(string what, string database, string reason, Exception? cause = null) =>
        new(StorageFailure.Corrupt, $"{what}: '{database}' is damaged: {reason}", cause)
        {
            Hint = $"Put a backup in its place, or save what can be read with: sqlite3 '{database}' .recover",
        };

    public static StorageException TooNew(string database, long version, long supported) =>
        new(
            StorageFailure.TooNew,
            $"The store could not be opened: '{database}' has format {version}, and this version of the SQLite storage " +
            $"plugin knows formats up to {supported}.")
        {
            Hint = "Update LettucePlug, or open the store with the version that wrote it.",
        };

    private static bool HasRoom(string database)
    {
        try
        {
            return new DriveInfo(Path.GetDirectoryName(database)!).AvailableFreeSpace >= NoRoom;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return true;
        }
    }
}
