namespace LettucePlug.Terminal;

/// <summary>The mouse did something.</summary>
/// <param name="Kind">What.</param>
/// <param name="Button">With which button; none for moves and the wheel.</param>
/// <param name="Position">The cell, counted from 0.</param>
/// <param name="Modifiers">Which keys were held.</param>
public sealed record MouseEvent(
    MouseKind Kind, MouseButton Button, Point Position, KeyModifiers Modifiers = KeyModifiers.None) : TerminalEvent;
