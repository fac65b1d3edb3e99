using System.Text;

namespace LettucePlug.Terminal;

public sealed partial class TextEditor
{
    // Whether the keys behind an operator are whole.
    private bool Operate(char operation, string keys, int count)
    {
        var motion = keys[0];
        if (motion == operation || motion is 'j' or 'k')
        {
            var lines = motion == operation ? count - 1 : count;
            var from = Caret;
            var to = Caret;
            for (; lines > 0; lines--)
            {
                (from, to) = motion == 'k'
                    ? (_buffer.LineStart(Math.Max(0, _buffer.LineStart(from) - 1)), to)
                    : (from, Math.Min(Text.Length, _buffer.LineEnd(to) + 1));
            }

            Cut(operation, _buffer.LineStart(from), Math.Min(Text.Length, _buffer.LineEnd(to) + 1), lines: true);
            return true;
        }

        if (motion is 'i' or 'a')
        {
            if (keys.Length > 1 && keys[1] == 'w' && WordAround(Caret, motion == 'a') is var (start, end))
            {
                Cut(operation, start, end, lines: false);
            }

            return keys.Length > 1;
        }

        // As in vi, changing a word leaves the blank behind it.
        if (Motion(operation == 'c' && motion == 'w' ? "e" : keys, count, out var target) is { } isWhole)
        {
            if (isWhole)
            {
                // Up to a letter takes in the one the caret would stand on.
                var kind = motion == ';' ? _lastFind.Kind : motion;
                target = kind is 'f' or 't' && target > Caret ? Graphemes.NextBoundary(Text, target) : target;
                Cut(operation, Math.Min(Caret, target), Math.Max(Caret, target), lines: false);
            }

            return isWhole;
        }

        return true;
    }

    // Keeps a piece of text for putting, and takes it away unless it is only copied.
    private void Cut(char operation, int from, int to, bool lines)
    {
        var text = Text[from..to];
        var kept = lines && !text.EndsWith('\n') ? text + "\n" : text;
        if (operation != 'y' && !IsReadOnly)
        {
            if (lines && operation == 'c')
            {
                to -= text.EndsWith('\n') ? 1 : 0;
            }
            else if (lines && to == Text.Length && from > 0 && !text.EndsWith('\n'))
            {
                // The last line goes with the break before it.
                from--;
            }

            MoveTo(from, select: false);
            Told(() => _buffer.KillTo(to));
            if (lines && operation == 'd')
            {
                MoveTo(_buffer.LineStart(Caret), select: false);
            }

            _viNormal = operation == 'd';
        }

        if (kept.Length > 0)
        {
            _buffer.Keep(kept);
        }
    }

    // Whole lines are put as lines.
    private void Put(bool after)
    {
        var text = EditBuffer.Kept;
        if (!text.EndsWith('\n'))
        {
            MoveTo(after ? Right(1) : Caret, select: false);
            Insert(text);
            return;
        }

        var end = _buffer.LineEnd(Caret);
        if (after && end == Text.Length)
        {
            MoveTo(end, select: false);
            Insert("\n" + text[..^1]);
            MoveTo(end + 1, select: false);
            return;
        }

        var at = after ? end + 1 : _buffer.LineStart(Caret);
        MoveTo(at, select: false);
        Insert(text);
        MoveTo(at, select: false);
    }

    private void Overwrite(string with)
    {
        var end = Right(1);
        if (end > Caret)
        {
            var at = Caret;
            Told(() => _buffer.Replace(at, end - at, with, EditKind.Other));
            MoveTo(at, select: false);
        }
    }

    private void Join()
    {
        var end = _buffer.LineEnd(Caret);
        if (end < Text.Length)
        {
            var next = end + 1;
            while (next < Text.Length && Text[next] == ' ')
            {
                next++;
            }

            Told(() => _buffer.Replace(end, next - end, " ", EditKind.Other));
            MoveTo(end, select: false);
        }
    }

    private void SwitchCase()
    {
        var end = Right(1);
        var switched = new StringBuilder();
        foreach (var letter in Text[Caret..end])
        {
            switched.Append(char.IsUpper(letter) ? char.ToLowerInvariant(letter) : char.ToUpperInvariant(letter));
        }

        Told(() => _buffer.Replace(Caret, end - Caret, switched.ToString(), EditKind.Other));
    }
}
