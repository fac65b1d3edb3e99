namespace LettucePlug.Terminal;

/// <summary>Where text stands in a field wider than itself.</summary>
public enum Alignment
{
    /// <summary>At the left.</summary>
    Left,

    /// <summary>In the middle.</summary>
    Center,

    /// <summary>At the right.</summary>
    Right,
}
