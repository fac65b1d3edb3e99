namespace LettucePlug.Terminal;

/// <summary>The terminal cannot be used as asked.</summary>
public sealed class TerminalException : Exception
{
    private TerminalException(string message, string hint)
        : base(message) => Hint = hint;

    /// <summary>What the user can do about it.</summary>
    public string Hint { get; }

    internal static TerminalException NoTerminal() => new(
        "A full-screen program needs a terminal, and standard output is not one.",
        "Run it from a terminal, or use the plain mode.");

    internal static TerminalException Failed(string what, int error) => new(
        $"The terminal refused to {what} (error {error}).", "Try another terminal, or use the plain mode.");
}
