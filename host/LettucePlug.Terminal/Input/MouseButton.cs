namespace LettucePlug.Terminal;

/// <summary>A button of the mouse.</summary>
public enum MouseButton
{
    /// <summary>No button.</summary>
    None,

    /// <summary>The left one.</summary>
    Left,

    /// <summary>The middle one.</summary>
    Middle,

    /// <summary>The right one.</summary>
    Right,

    /// <summary>A further one.</summary>
    Other,
}
