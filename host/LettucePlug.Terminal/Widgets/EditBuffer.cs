using System.Text;

namespace LettucePlug.Terminal;

/// <summary>Text with a caret, a selection and its history; what the editor and the field have in common.</summary>
internal sealed partial class EditBuffer
{
    // What was cut in one field can be put into another; user interfaces have one thread each.
    [ThreadStatic]
    private static string? _killed;

    public string Text { get; private set; } = "";

    public int Caret { get; private set; }

    /// <summary>Where the selection began; the caret is its other end.</summary>
    public int? Anchor { get; private set; }

    /// <summary>Counts the changes of the text, for those who keep what they made of it.</summary>
    public int Version { get; private set; }

    public int MaxLength { get; set; } = 200_000;

    public bool IsSingleLine { get; set; }

    /// <summary>Secrets leave no copies: no history, and nothing cut can be put elsewhere.</summary>
    public bool IsSecret { get; set; }

    /// <summary>Whether the last insertion had to be cut to the greatest length.</summary>
    public bool WasCut { get; private set; }

    public bool HasSelection => Anchor is { } anchor && anchor != Caret;

    public int SelectionStart => Anchor is { } anchor ? Math.Min(anchor, Caret) : Caret;

    public int SelectionEnd => Anchor is { } anchor ? Math.Max(anchor, Caret) : Caret;

    public string SelectedText => Text[SelectionStart..SelectionEnd];

    /// <summary>Puts other text in and forgets the history.</summary>
    public void Reset(string text)
    {
        Text = Fit(text, MaxLength);
        Caret = Text.Length;
        Anchor = null;
        Version++;
        ClearHistory();
    }

    public void Insert(string text, bool typed = false)
    {
        if (typed && Rune.TryGetRuneAt(text, 0, out var rune) && IsJoiner(rune))
        {
            // Emoji of several code points are typed one by one; what holds them together means nothing alone.
            Replace(SelectionStart, SelectionEnd - SelectionStart, text, EditKind.Typing);
            return;
        }

        var kept = Fit(text, MaxLength - Text.Length + (SelectionEnd - SelectionStart));
        WasCut = kept.Length < text.Length && !IsSingleLine;
        Replace(SelectionStart, SelectionEnd - SelectionStart, kept, typed ? EditKind.Typing : EditKind.Other);
    }

    public bool DeleteBack()
    {
        if (DeleteSelection())
        {
            return true;
        }

        var from = Graphemes.PreviousBoundary(Text, Caret);
        return from < Caret && Replace(from, Caret - from, "", EditKind.Deleting);
    }

    public bool DeleteForward()
    {
        if (DeleteSelection())
        {
            return true;
        }

        var to = Graphemes.NextBoundary(Text, Caret);
        return to > Caret && Replace(Caret, to - Caret, "", EditKind.Deleting);
    }

    public bool DeleteSelection() =>
        HasSelection && Replace(SelectionStart, SelectionEnd - SelectionStart, "", EditKind.Other);

    /// <summary>Takes out what lies between the caret and another place, and keeps it for <see cref="Yank"/>.</summary>
    public bool KillTo(int position)
    {
        var (from, to) = (Math.Min(position, Caret), Math.Max(position, Caret));
        if (from == to)
        {
            return false;
        }

        Keep(Text[from..to]);
        return Replace(from, to - from, "", EditKind.Other);
    }

    public bool KillSelection()
    {
        if (!HasSelection)
        {
            return false;
        }

        Keep(SelectedText);
        return DeleteSelection();
    }

    public void CopySelection() => Keep(SelectedText);

    public void Keep(string text)
    {
        if (!IsSecret)
        {
            _killed = text;
        }
    }

    /// <summary>What was kept last, in any field.</summary>
    public static string Kept => _killed ?? "";

    public void Yank() => Insert(Kept);

    public void MoveTo(int position, bool select = false)
    {
        Anchor = select ? Anchor ?? Caret : null;
        Caret = Math.Clamp(position, 0, Text.Length);
        EndStretch();
    }

    public void SetMark() => Anchor = Anchor is null ? Caret : null;

    public void SelectAll()
    {
        Anchor = 0;
        Caret = Text.Length;
        EndStretch();
    }

    public int WordLeft(int from)
    {
        while (from > 0 && !IsWord(from - 1))
        {
            from--;
        }

        while (from > 0 && IsWord(from - 1))
        {
            from--;
        }

        return from;
    }

    public int WordRight(int from)
    {
        while (from < Text.Length && !IsWord(from))
        {
            from++;
        }

        while (from < Text.Length && IsWord(from))
        {
            from++;
        }

        return from;
    }

    public int LineStart(int from) => from == 0 ? 0 : Text.LastIndexOf('\n', from - 1) + 1;

    public int LineEnd(int from) => Text.IndexOf('\n', from) is var end and >= 0 ? end : Text.Length;

    // Surrogates and marks count as word: a cluster is never split.
    public bool IsWord(int index) => char.IsLetterOrDigit(Text[index]) || Text[index] >= 0x300 || Text[index] == '_';

    private static bool IsJoiner(Rune rune) => rune.Value is 0x200d or 0xfe0f;

    private string Fit(string text, int room)
    {
        text = Sanitizer.Clean(text, IsSingleLine).Replace("\t", "    ", StringComparison.Ordinal);
        if (text.Length <= room)
        {
            return text;
        }

        // Up to the start of the cluster that no longer fits.
        return text[..Graphemes.PreviousBoundary(text, Math.Max(0, room) + 1)];
    }
}
