namespace LettucePlug.Terminal;

/// <summary>A key of the keyboard as far as terminals tell them apart.</summary>
public enum Key
{
    /// <summary>A key that writes text; see <see cref="KeyEvent.Text"/>.</summary>
    Character,

    /// <summary>Return.</summary>
    Enter,

    /// <summary>Escape.</summary>
    Escape,

    /// <summary>Tabulator. Ctrl+I is the same key for most terminals.</summary>
    Tab,

    /// <summary>Delete to the left.</summary>
    Backspace,

    /// <summary>Delete to the right.</summary>
    Delete,

    /// <summary>Insert.</summary>
    Insert,

    /// <summary>Home.</summary>
    Home,

    /// <summary>End.</summary>
    End,

    /// <summary>Page up.</summary>
    PageUp,

    /// <summary>Page down.</summary>
    PageDown,

    /// <summary>Arrow up.</summary>
    Up,

    /// <summary>Arrow down.</summary>
    Down,

    /// <summary>Arrow to the left.</summary>
    Left,

    /// <summary>Arrow to the right.</summary>
    Right,

    /// <summary>The middle key of a number block without Num Lock.</summary>
    Begin,

    /// <summary>The menu key.</summary>
    Menu,

    /// <summary>F1; the others follow in order.</summary>
    F1,

    /// <summary>F2.</summary>
    F2,

    /// <summary>F3.</summary>
    F3,

    /// <summary>F4.</summary>
    F4,

    /// <summary>F5.</summary>
    F5,

    /// <summary>F6.</summary>
    F6,

    /// <summary>F7.</summary>
    F7,

    /// <summary>F8.</summary>
    F8,

    /// <summary>F9.</summary>
    F9,

    /// <summary>F10.</summary>
    F10,

    /// <summary>F11.</summary>
    F11,

    /// <summary>F12.</summary>
    F12,

    /// <summary>F13.</summary>
    F13,

    /// <summary>F14.</summary>
    F14,

    /// <summary>F15.</summary>
    F15,

    /// <summary>F16.</summary>
    F16,

    /// <summary>F17.</summary>
    F17,

    /// <summary>F18.</summary>
    F18,

    /// <summary>F19.</summary>
    F19,

    /// <summary>F20.</summary>
    F20,
}
