using System.Text;

namespace LettucePlug.Terminal;

/// <summary>A key was pressed.</summary>
public sealed record KeyEvent : TerminalEvent
{
    /// <summary>A key that writes no text.</summary>
    public KeyEvent(Key key, KeyModifiers modifiers = KeyModifiers.None)
    {
        Key = key;
        Modifiers = modifiers;
    }

    /// <summary>A character. With Control or Alt it is the key's own letter, in lower case for Control.</summary>
    public KeyEvent(Rune character, KeyModifiers modifiers = KeyModifiers.None)
    {
        Key = Key.Character;
        Character = character;
        Modifiers = modifiers;
    }

    /// <summary>A character of the basic plane.</summary>
    public KeyEvent(char character, KeyModifiers modifiers = KeyModifiers.None)
        : this(new Rune(character), modifiers)
    {
    }

    /// <summary>Which key.</summary>
    public Key Key { get; }

    /// <summary>The character, for <see cref="Key.Character"/>.</summary>
    public Rune Character { get; }

    /// <summary>What was held with it.</summary>
    public KeyModifiers Modifiers { get; }

    /// <summary>
    /// What the key types: one code point; empty for other keys and with Control, Alt or Super. An emoji of several code
    /// points comes as several events; whoever puts them one after the other has it whole.
    /// </summary>
    public string Text =>
        Key == Key.Character && (Modifiers & ~KeyModifiers.Shift) == 0 ? Character.ToString() : "";

    /// <summary>Whether it is this key with these modifiers.</summary>
    public bool Is(Key key, KeyModifiers modifiers = KeyModifiers.None) => Key == key && Modifiers == modifiers;

    /// <summary>Whether it is this character with these modifiers.</summary>
    public bool Is(char character, KeyModifiers modifiers = KeyModifiers.None) =>
        Key == Key.Character && Character.Value == character && Modifiers == modifiers;

    /// <summary>The key in the notation of key settings: <c>ctrl+p</c>, <c>alt+enter</c>, <c>f1</c>, <c>?</c>, <c>space</c>.</summary>
    public override string ToString()
    {
        var name = new StringBuilder();
        Append(KeyModifiers.Control, "ctrl+");
        Append(KeyModifiers.Alt, "alt+");
        Append(KeyModifiers.Super, "super+");
        Append(KeyModifiers.Shift, "shift+");
        return name.Append(
            Key != Key.Character ? Key.ToString().ToLowerInvariant() :
            Character.Value == ' ' ? "space" : Character.ToString()).ToString();

        void Append(KeyModifiers modifier, string text)
        {
            if ((Modifiers & modifier) != 0)
            {
                name.Append(text);
            }
        }
    }
}
