namespace LettucePlug.Terminal;

/// <summary>Keys held down together with another.</summary>
[Flags]
public enum KeyModifiers
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>Shift. Never set for characters: the text tells.</summary>
    Shift = 1,

    /// <summary>Alt, or Escape just before the key.</summary>
    Alt = 2,

    /// <summary>Control.</summary>
    Control = 4,

    /// <summary>Super, Windows or Command.</summary>
    Super = 8,
}
