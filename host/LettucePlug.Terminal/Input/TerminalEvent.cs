namespace LettucePlug.Terminal;

/// <summary>Something the terminal reported. Handled on the one thread of the user interface.</summary>
public abstract record TerminalEvent;
