namespace LettucePlug.Terminal;

/// <summary>The terminal's window got or lost the keyboard.</summary>
/// <param name="HasFocus">Whether it has it now.</param>
public sealed record FocusEvent(bool HasFocus) : TerminalEvent;
