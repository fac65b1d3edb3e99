namespace LettucePlug.Terminal;

public sealed partial class TextEditor
{
    private (char Kind, char Letter) _lastFind;

    // Null for no motion; otherwise whether its keys are whole.
    private bool? Motion(string keys, int count, out int target)
    {
        target = Caret;
        var times = Math.Max(1, count);
        switch (keys[0])
        {
            case 'h':
                target = Left(times);
                return true;
            case 'l' or ' ':
                target = Right(times);
                return true;
            case 'w' or 'W' or 'e' or 'E' or 'b' or 'B':
                for (; times > 0; times--)
                {
                    target = WordMotion(keys[0], target);
                }

                return true;
            case '0':
                target = _buffer.LineStart(Caret);
                return true;
            case '^':
                target = FirstLetter();
                return true;
            case '$':
                target = _buffer.LineEnd(Caret);
                return true;
            case '{' or '}':
                target = Paragraph(keys[0] == '}', times);
                return true;
            case 'G':
                target = count == 0 ? Text.Length : LineNumber(count);
                return true;
            case 'g':
                target = keys.Length > 1 && keys[1] == 'g' ? LineNumber(times) : Caret;
                return keys.Length > 1;
            case 'f' or 'F' or 't' or 'T':
                if (keys.Length > 1)
                {
                    _lastFind = (keys[0], keys[1]);
                    target = FindLetter(keys[0], keys[1], times);
                }

                return keys.Length > 1;
            case ';':
                target = FindLetter(_lastFind.Kind, _lastFind.Letter, times);
                return true;
            default:
                return null;
        }
    }

    private int Left(int times)
    {
        var at = Caret;
        for (; times > 0 && at > _buffer.LineStart(Caret); times--)
        {
            at = Graphemes.PreviousBoundary(Text, at);
        }

        return at;
    }

    private int Right(int times)
    {
        var at = Caret;
        for (; times > 0 && at < _buffer.LineEnd(Caret); times--)
        {
            at = Graphemes.NextBoundary(Text, at);
        }

        return at;
    }

    private int WordMotion(char key, int from)
    {
        switch (key)
        {
            case 'e':
                return _buffer.WordRight(from);
            case 'b':
                return _buffer.WordLeft(from);
            case 'w':
                return Skip(_buffer.WordRight(from), blank: true);
            case 'W':
                return Skip(Skip(from, blank: false), blank: true);
            case 'E':
                return Skip(Skip(from, blank: true), blank: false);
            default:
                while (from > 0 && char.IsWhiteSpace(Text[from - 1]))
                {
                    from--;
                }

                while (from > 0 && !char.IsWhiteSpace(Text[from - 1]))
                {
                    from--;
                }

                return from;
        }
    }

    private int Skip(int at, bool blank)
    {
        while (at < Text.Length && char.IsWhiteSpace(Text[at]) == blank)
        {
            at++;
        }

        return at;
    }

    // The word at a place, or the blanks there; with what follows it, its blanks too.
    private (int Start, int End) WordAround(int at, bool withBlanks)
    {
        if (at >= Text.Length || Text[at] == '\n')
        {
            return (at, at);
        }

        var isWord = _buffer.IsWord(at);
        var (start, end) = (at, at);
        while (start > 0 && _buffer.IsWord(start - 1) == isWord && Text[start - 1] != '\n')
        {
            start--;
        }

        while (end < Text.Length && _buffer.IsWord(end) == isWord && Text[end] != '\n')
        {
            end++;
        }

        while (withBlanks && end < Text.Length && Text[end] == ' ')
        {
            end++;
        }

        return (start, end);
    }

    private int FindLetter(char kind, char letter, int times)
    {
        var at = Caret;
        for (; times > 0; times--)
        {
            var found = kind is 'f' or 't'
                ? at + 1 < Text.Length ? Text.IndexOf(letter, at + 1) : -1
                : at > 0 ? Text.LastIndexOf(letter, at - 1) : -1;
            if (found < _buffer.LineStart(Caret) || found >= _buffer.LineEnd(Caret) || found < 0)
            {
                return Caret;
            }

            at = found;
        }

        return kind switch { 't' => at - 1, 'T' => at + 1, _ => at };
    }

    private int LineNumber(int number)
    {
        var at = 0;
        for (; number > 1 && at < Text.Length && _buffer.LineEnd(at) is var end && end < Text.Length; number--)
        {
            at = end + 1;
        }

        return at;
    }

    private int Paragraph(bool down, int times)
    {
        var at = Caret;
        for (; times > 0; times--)
        {
            var found = down
                ? Text.IndexOf("\n\n", Math.Min(Text.Length, at + 1), StringComparison.Ordinal)
                : at > 1 ? Text.LastIndexOf("\n\n", at - 2, StringComparison.Ordinal) : -1;
            at = found >= 0 ? found + 1 : down ? Text.Length : 0;
        }

        return at;
    }

    private int FirstLetter()
    {
        var at = _buffer.LineStart(Caret);
        while (at < Text.Length && Text[at] is ' ' or '\t')
        {
            at++;
        }

        return at;
    }
}
