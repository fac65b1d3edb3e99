namespace LettucePlug.Terminal;

/// <summary>Text was pasted: line breaks are line feeds, other controls are gone. Never to be taken for keys.</summary>
/// <param name="Text">What was pasted, or the next part of a very long paste.</param>
/// <param name="IsComplete">Whether this is the last part.</param>
public sealed record PasteEvent(string Text, bool IsComplete = true) : TerminalEvent;
