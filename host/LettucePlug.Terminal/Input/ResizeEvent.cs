namespace LettucePlug.Terminal;

/// <summary>The terminal has another size; what is on it can no longer be relied on.</summary>
/// <param name="Size">The size in cells, at least 1x1.</param>
public sealed record ResizeEvent(Size Size) : TerminalEvent;
