namespace LettucePlug.Host.Secrets;

/// <summary>A key cannot be had from where the user said it is.</summary>
internal sealed class SecretException(string message, Exception? innerException = null)
    : LettucePlugException(message, innerException)
{
    public override string Code => "key-unavailable";

    public override int ExitCode => Host.ExitCode.Usage;

    public static SecretException NoVariable(string connection, string variable) =>
        new($"The key of connection '{connection}' should be in the environment variable {variable}, which is not set.")
        {
            Hint = $"export {variable}=…",
        };

    public static SecretException CommandFailed(string connection, string because) =>
        new($"The command that prints the key of connection '{connection}' failed: {because}")
        {
            Hint = $"Run it yourself, or name another with: lettuceplug connections set {connection} --key-command '…'",
        };

    public static SecretException NotStored(string connection) =>
        new($"The key of connection '{connection}' is not in the file of secrets.")
        {
            Hint = $"lettuceplug connections set {connection} --key-stdin",
        };

    public static SecretException TooOpen(string path, UnixFileMode mode) =>
        new($"{path} can be read by others (mode {Convert.ToString((int)mode, 8)}), so its keys are not used.")
        {
            Hint = $"chmod 600 '{path}'",
        };
}
