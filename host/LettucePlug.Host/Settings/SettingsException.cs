namespace LettucePlug.Host.Settings;

/// <summary>Something the user configured, or typed, is wrong.</summary>
internal sealed class SettingsException(string code, string message, Exception? innerException = null)
    : LettucePlugException(message, innerException)
{
    public override string Code { get; } = code;

    public override int ExitCode => Host.ExitCode.Usage;

    public static SettingsException UnknownKey(string key, IEnumerable<string> known) =>
        new("unknown-setting", $"There is no setting '{key}'.")
        {
            Hint = Nearest.To(key, known) is { } near
                ? $"Did you mean '{near}'? 'lettuceplug settings list' shows all."
                : "'lettuceplug settings list' shows all.",
        };

    public static SettingsException BadValue(string key, string value, string expected) =>
        new("bad-setting-value", $"'{value}' is no value for '{key}': it takes {expected}.");

    public static SettingsException BadId(string id) =>
        new("bad-id", $"'{id}' cannot be an id.")
        {
            Hint = "It takes 1 to 64 lower-case letters, digits, dots, dashes and underscores, and begins with a letter or digit.",
        };

    public static SettingsException UnreadableFile(string path, string because, Exception innerException) =>
        new("unreadable-config", $"{path} cannot be read: {because}", innerException)
        {
            Hint = "Mend the file, or move it away to begin anew.",
        };

    public static SettingsException CannotWrite(string path, Exception innerException) =>
        new("unwritable-config", $"{path} cannot be written: {innerException.Message}", innerException)
        {
            Hint = "Check the folder's owner and mode, or name another one with --home.",
        };
}
