namespace LettucePlug.Terminal;

internal sealed partial class EditBuffer
{
    private const int DeepestHistory = 1000;

    private readonly List<Edit> _undo = [];
    private readonly List<Edit> _redo = [];
    private EditKind _stretch;

    public bool CanUndo => _undo.Count > 0;

    public bool CanRedo => _redo.Count > 0;

    public bool Undo()
    {
        if (_undo.Count == 0)
        {
            return false;
        }

        var edit = _undo[^1];
        _undo.RemoveAt(_undo.Count - 1);
        _redo.Add(edit);
        Apply(edit.Start, edit.Inserted.Length, edit.Removed);
        Caret = edit.CaretBefore;
        EndStretch();
        return true;
    }

    public bool Redo()
    {
        if (_redo.Count == 0)
        {
            return false;
        }

        var edit = _redo[^1];
        _redo.RemoveAt(_redo.Count - 1);
        _undo.Add(edit);
        Apply(edit.Start, edit.Removed.Length, edit.Inserted);
        Caret = edit.Start + edit.Inserted.Length;
        EndStretch();
        return true;
    }

    public bool Replace(int start, int length, string inserted, EditKind kind)
    {
        if (length == 0 && inserted.Length == 0)
        {
            return false;
        }

        var edit = new Edit(start, Text.Substring(start, length), inserted, Caret);
        Apply(start, length, inserted);
        Caret = start + inserted.Length;
        Anchor = null;
        if (IsSecret)
        {
            return true;
        }

        _redo.Clear();
        if (_stretch != kind || kind == EditKind.Other || _undo.Count == 0 || !Extend(edit, kind))
        {
            _undo.Add(edit);
            if (_undo.Count > DeepestHistory)
            {
                _undo.RemoveAt(0);
            }
        }

        _stretch = kind;
        return true;
    }

    private void Apply(int start, int length, string inserted)
    {
        Text = string.Concat(Text.AsSpan(0, start), inserted, Text.AsSpan(start + length));
        Anchor = null;
        Version++;
    }

    // A word typed in one go is undone in one go; a blank after letters begins the next stretch.
    private bool Extend(Edit edit, EditKind kind)
    {
        var last = _undo[^1];
        if (kind == EditKind.Typing)
        {
            if (edit.Removed.Length > 0 || edit.Start != last.Start + last.Inserted.Length ||
                (last.Inserted.Length > 0 && char.IsWhiteSpace(last.Inserted[^1]) && !char.IsWhiteSpace(edit.Inserted[0])))
            {
                return false;
            }

            _undo[^1] = last with { Inserted = last.Inserted + edit.Inserted };
            return true;
        }

        if (last.Inserted.Length > 0)
        {
            return false;
        }

        if (edit.Start + edit.Removed.Length == last.Start)
        {
            _undo[^1] = last with { Start = edit.Start, Removed = edit.Removed + last.Removed };
            return true;
        }

        if (edit.Start == last.Start)
        {
            _undo[^1] = last with { Removed = last.Removed + edit.Removed };
            return true;
        }

        return false;
    }

    private void EndStretch() => _stretch = EditKind.Other;

    private void ClearHistory()
    {
        _undo.Clear();
        _redo.Clear();
        EndStretch();
    }

    private sealed record Edit(int Start, string Removed, string Inserted, int CaretBefore);
}
