namespace LettucePlug.Terminal;

/// <summary>Which way parts follow each other.</summary>
public enum Direction
{
    /// <summary>From top to bottom.</summary>
    Down,

    /// <summary>From left to right.</summary>
    Across,
}
