namespace LettucePlug.Terminal;

/// <summary>A cell's place, counted from 0 at the top left.</summary>
/// <param name="X">The column.</param>
/// <param name="Y">The row.</param>
public readonly record struct Point(int X, int Y);
