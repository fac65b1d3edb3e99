namespace LettucePlug.Terminal;

/// <summary>The editing keys that the editor and the field share. All of them reach every terminal.</summary>
internal static class EditKeys
{
    public static bool Press(EditBuffer buffer, KeyEvent key)
    {
        var select = (key.Modifiers & KeyModifiers.Shift) != 0;
        var wide = (key.Modifiers & (KeyModifiers.Control | KeyModifiers.Alt)) != 0;
        switch (key.Key)
        {
            case Key.Left:
                buffer.MoveTo(
                    wide ? buffer.WordLeft(buffer.Caret) :
                    buffer.HasSelection && !select ? buffer.SelectionStart :
                    Graphemes.PreviousBoundary(buffer.Text, buffer.Caret),
                    select);
                return true;
            case Key.Right:
                buffer.MoveTo(
                    wide ? buffer.WordRight(buffer.Caret) :
                    buffer.HasSelection && !select ? buffer.SelectionEnd :
                    Graphemes.NextBoundary(buffer.Text, buffer.Caret),
                    select);
                return true;
            case Key.Backspace when wide:
                return buffer.HasSelection ? buffer.DeleteSelection() : buffer.KillTo(buffer.WordLeft(buffer.Caret)) | true;
            case Key.Backspace:
                return buffer.DeleteBack() | true;
            case Key.Delete when wide:
                return buffer.KillTo(buffer.WordRight(buffer.Caret)) | true;
            case Key.Delete:
                return buffer.DeleteForward() | true;
            case Key.Character when key.Modifiers == KeyModifiers.Control:
                return Control(buffer, key.Character.Value);
            case Key.Character when key.Modifiers == KeyModifiers.Alt:
                return Alt(buffer, key.Character.Value);
            case Key.Character when key.Text.Length > 0:
                buffer.Insert(key.Text, typed: true);
                return true;
            default:
                return false;
        }
    }

    private static bool Control(EditBuffer buffer, int key)
    {
        switch (key)
        {
            case 'a':
                buffer.MoveTo(buffer.LineStart(buffer.Caret));
                return true;
            case 'e':
                buffer.MoveTo(buffer.LineEnd(buffer.Caret));
                return true;
            case 'b':
                buffer.MoveTo(Graphemes.PreviousBoundary(buffer.Text, buffer.Caret));
                return true;
            case 'f':
                buffer.MoveTo(Graphemes.NextBoundary(buffer.Text, buffer.Caret));
                return true;
            case 'd':
                buffer.DeleteForward();
                return true;
            case 'h':
                buffer.DeleteBack();
                return true;
            case 'k':
                var end = buffer.LineEnd(buffer.Caret);
                buffer.KillTo(end == buffer.Caret ? Math.Min(end + 1, buffer.Text.Length) : end);
                return true;
            case 'u':
                buffer.KillTo(buffer.LineStart(buffer.Caret));
                return true;
            case 'w':
                return buffer.KillSelection() || buffer.KillTo(buffer.WordLeft(buffer.Caret)) | true;
            case 'y':
                buffer.Yank();
                return true;
            case '_' or '/':
                buffer.Undo();
                return true;
            case ' ':
                buffer.SetMark();
                return true;
            default:
                return false;
        }
    }

    private static bool Alt(EditBuffer buffer, int key)
    {
        switch (key)
        {
            case 'b':
                buffer.MoveTo(buffer.WordLeft(buffer.Caret));
                return true;
            case 'f':
                buffer.MoveTo(buffer.WordRight(buffer.Caret));
                return true;
            case 'd':
                buffer.KillTo(buffer.WordRight(buffer.Caret));
                return true;
            case 'w' when buffer.HasSelection:
                buffer.CopySelection();
                buffer.MoveTo(buffer.Caret);
                return true;
            case '_' or 'y':
                buffer.Redo();
                return true;
            default:
                return false;
        }
    }
}
