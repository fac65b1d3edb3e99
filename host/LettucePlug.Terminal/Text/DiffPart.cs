namespace LettucePlug.Terminal;

/// <summary>A piece of a comparison.</summary>
/// <param name="Kind">In which of the texts it is.</param>
/// <param name="Text">The line or the words.</param>
public readonly record struct DiffPart(DiffKind Kind, string Text);
