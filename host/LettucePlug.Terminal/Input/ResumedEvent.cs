namespace LettucePlug.Terminal;

/// <summary>The program is back on the screen after a suspension; everything must be drawn again.</summary>
public sealed record ResumedEvent : TerminalEvent;
