namespace LettucePlug.Terminal;

/// <summary>What the mouse did.</summary>
public enum MouseKind
{
    /// <summary>A button went down.</summary>
    Down,

    /// <summary>A button went up.</summary>
    Up,

    /// <summary>The mouse moved with a button held.</summary>
    Drag,

    /// <summary>The mouse moved.</summary>
    Move,

    /// <summary>The wheel turned away from the user.</summary>
    WheelUp,

    /// <summary>The wheel turned towards the user.</summary>
    WheelDown,

    /// <summary>The wheel was pushed to the left.</summary>
    WheelLeft,

    /// <summary>The wheel was pushed to the right.</summary>
    WheelRight,
}
