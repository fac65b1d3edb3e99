namespace LettucePlug.Host.Assets;

/// <summary>A file that somebody named cannot be read or written.</summary>
internal sealed class ImageFileException(string code, string message, Exception? innerException = null)
    : LettucePlugException(message, innerException)
{
    public override string Code { get; } = code;

    public override int ExitCode => Host.ExitCode.Usage;

    public static ImageFileException Missing(string path) =>
        new("no-such-file", $"There is no file '{path}'.");

    public static ImageFileException NeitherFileNorAsset(string text) =>
        new("no-such-image", $"'{text}' is neither a file nor the id of an asset.")
        {
            Hint = "'lettuceplug assets list' shows the assets there are.",
        };

    public static ImageFileException Folder(string path) =>
        new("file-is-folder", $"'{path}' is a folder, not an image.");

    public static ImageFileException Unreadable(string path, Exception cause) =>
        new("file-unreadable", $"'{path}' cannot be read: {cause.Message}", cause);

    /// <summary>Before anything was made: there is no image yet that could be safe.</summary>
    public static ImageFileException NoFolder(string path, Exception cause) =>
        new("file-unwritable", $"'{path}' cannot be written: {cause.Message}", cause)
        {
            Hint = "Nothing was made or sent. Name a file in a folder you may write to.",
        };

    public static ImageFileException Unwritable(string path, Exception cause) =>
        new("file-unwritable", $"'{path}' cannot be written: {cause.Message}", cause)
        {
            Hint = "The image itself is safe in the library: lettuceplug assets list",
        };
}
