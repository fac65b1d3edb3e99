using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace LettucePlug.Terminal;

/// <summary>A key, or several pressed one after the other, as settings write them: <c>ctrl+p</c>, <c>g g</c>, <c>ctrl+x s</c>.</summary>
public sealed class KeySequence : IEquatable<KeySequence>
{
    private static readonly Dictionary<string, Key> Names = new(StringComparer.OrdinalIgnoreCase);

    static KeySequence()
    {
        foreach (var key in Enum.GetValues<Key>())
        {
            if (key != Key.Character)
            {
                Names.Add(key.ToString(), key);
            }
        }

        Names["esc"] = Key.Escape;
        Names["return"] = Key.Enter;
        Names["del"] = Key.Delete;
        Names["ins"] = Key.Insert;
        Names["pgup"] = Key.PageUp;
        Names["pgdn"] = Key.PageDown;
        Names["pgdown"] = Key.PageDown;
    }

    /// <summary>The given keys in order; at least one.</summary>
    public KeySequence(params IReadOnlyList<KeyEvent> keys)
    {
        ArgumentNullException.ThrowIfNull(keys);
        ArgumentOutOfRangeException.ThrowIfZero(keys.Count);
        Keys = keys;
    }

    /// <summary>The keys in order.</summary>
    public IReadOnlyList<KeyEvent> Keys { get; }

    /// <summary>
    /// Whether every terminal can send it. Many cannot tell Ctrl+Enter, Ctrl+Tab, Ctrl+I, Ctrl+M or Ctrl+H from other keys,
    /// nor Ctrl from Ctrl+Shift with a letter.
    /// </summary>
    public bool ReachesEveryTerminal => Keys.All(Reaches);

    /// <summary>Reads a sequence, keys apart by blanks.</summary>
    /// <exception cref="FormatException">A name is unknown.</exception>
    public static KeySequence Parse(string text) => TryParse(text, out var keys)
        ? keys
        : throw new FormatException($"'{text}' is not a key. Keys are written like ctrl+p, alt+enter, f1, ? or g g.");

    /// <summary>Reads a sequence, keys apart by blanks.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out KeySequence? keys)
    {
        keys = null;
        var parsed = new List<KeyEvent>();
        foreach (var part in (text ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (ParseKey(part) is not { } key)
            {
                return false;
            }

            parsed.Add(key);
        }

        keys = parsed.Count == 0 ? null : new KeySequence(parsed);
        return keys is not null;
    }

    /// <summary>Whether these keys begin the sequence, or are all of it.</summary>
    public bool StartsWith(IReadOnlyList<KeyEvent> keys)
    {
        ArgumentNullException.ThrowIfNull(keys);
        return keys.Count <= Keys.Count && !keys.Where((key, i) => key != Keys[i]).Any();
    }

    /// <inheritdoc/>
    public bool Equals(KeySequence? other) => other is not null && other.Keys.Count == Keys.Count && StartsWith(other.Keys);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as KeySequence);

    /// <inheritdoc/>
    public override int GetHashCode() => Keys.Aggregate(17, HashCode.Combine);

    /// <summary>In the notation of settings.</summary>
    public override string ToString() => string.Join(' ', Keys);

    /// <summary>For people: <c>Ctrl+P</c>, <c>Esc</c>, <c>G G</c> stays <c>g g</c>.</summary>
    public string ToDisplayString() => string.Join(' ', Keys.Select(Display));

    private static KeyEvent? ParseKey(string text)
    {
        var modifiers = KeyModifiers.None;
        while (text.IndexOf('+', StringComparison.Ordinal) is var plus and > 0 && plus < text.Length - 1)
        {
            KeyModifiers? modifier = text[..plus].ToUpperInvariant() switch
            {
                "CTRL" or "CONTROL" or "C" => KeyModifiers.Control,
                "ALT" or "META" or "M" => KeyModifiers.Alt,
                "SHIFT" or "S" => KeyModifiers.Shift,
                "SUPER" or "CMD" => KeyModifiers.Super,
                _ => null,
            };
            if (modifier is null)
            {
                return null;
            }

            modifiers |= modifier.Value;
            text = text[(plus + 1)..];
        }

        if (Names.TryGetValue(text, out var named))
        {
            return new KeyEvent(named, modifiers);
        }

        text = text.Equals("space", StringComparison.OrdinalIgnoreCase) ? " " : text;
        return Rune.DecodeFromUtf16(text, out var rune, out var length) == System.Buffers.OperationStatus.Done &&
            length == text.Length
            ? Character(rune, modifiers)
            : null;
    }

    private static KeyEvent Character(Rune rune, KeyModifiers modifiers)
    {
        if ((modifiers & KeyModifiers.Control) != 0)
        {
            return new KeyEvent(Rune.ToLowerInvariant(rune), modifiers);
        }

        return (modifiers & KeyModifiers.Shift) != 0
            ? new KeyEvent(Rune.ToUpperInvariant(rune), modifiers & ~KeyModifiers.Shift)
            : new KeyEvent(rune, modifiers);
    }

    private static bool Reaches(KeyEvent key)
    {
        if ((key.Modifiers & KeyModifiers.Super) != 0)
        {
            return false;
        }

        if (key.Key == Key.Character)
        {
            return (key.Modifiers & KeyModifiers.Control) == 0 ||
                ((key.Modifiers & KeyModifiers.Shift) == 0 &&
                    (key.Character.Value is >= 'a' and <= 'z' and not ('i' or 'm' or 'h') or ' ' or '_' or '\\' or ']'));
        }

        return key.Key switch
        {
            Key.Enter or Key.Escape or Key.Backspace => key.Modifiers is KeyModifiers.None or KeyModifiers.Alt,
            Key.Tab => key.Modifiers is KeyModifiers.None or KeyModifiers.Shift,
            _ => true,
        };
    }

    private static string Display(KeyEvent key)
    {
        var text = key.ToString();
        var plus = text.Length > 1 ? text.LastIndexOf('+', text.Length - 2) : -1;
        var name = text[(plus + 1)..];
        var modifiers = string.Concat(text[..(plus + 1)].Split('+', StringSplitOptions.RemoveEmptyEntries)
            .Select(word => $"{char.ToUpperInvariant(word[0])}{word[1..]}+"));
        name = name switch
        {
            "escape" => "Esc",
            "pageup" => "PgUp",
            "pagedown" => "PgDn",
            "delete" => "Del",
            _ => name.Length == 1
                ? (modifiers.Length > 0 ? name.ToUpperInvariant() : name)
                : char.ToUpperInvariant(name[0]) + name[1..],
        };
        return modifiers + name;
    }
}
