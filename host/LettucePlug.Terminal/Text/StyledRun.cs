namespace LettucePlug.Terminal;

/// <summary>A stretch of text with one style.</summary>
/// <param name="Start">Where it begins, in UTF-16 units.</param>
/// <param name="Length">How long it is.</param>
/// <param name="Style">How it looks.</param>
public readonly record struct StyledRun(int Start, int Length, Style Style);
