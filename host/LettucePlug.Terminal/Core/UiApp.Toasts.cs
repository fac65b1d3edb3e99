namespace LettucePlug.Terminal;

public sealed partial class UiApp
{
    private const int MostToasts = 3;
    private const int ToastLines = 3;

    private static readonly TimeSpan ToastStays = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan ErrorStays = TimeSpan.FromSeconds(8);

    private readonly List<ToastNote> _toasts = [];

    /// <summary>The short notes on the screen now, the newest last.</summary>
    public IEnumerable<string> Toasts => _toasts.Select(toast => toast.Text);

    /// <summary>Shows a short note for a few seconds. It takes no keys; the text is sanitised.</summary>
    public void Toast(string text, ToastKind kind = ToastKind.Info)
    {
        var toast = new ToastNote(Sanitizer.Clean(text, singleLine: true), kind);
        _toasts.RemoveAll(one => one.Text == toast.Text && one.Kind == kind);
        _toasts.Add(toast);
        if (_toasts.Count > MostToasts)
        {
            _toasts.RemoveAt(0);
        }

        After(kind >= ToastKind.Warning ? ErrorStays : ToastStays, () => _toasts.Remove(toast));
        Invalidate(FrameUrgency.Stream);
    }

    private void RemoveToast(string text)
    {
        var shown = Sanitizer.Clean(text, singleLine: true);
        _toasts.RemoveAll(toast => toast.Text == shown);
    }

    private void PaintToasts(Canvas canvas)
    {
        var y = 1;
        foreach (var toast in _toasts)
        {
            var text = toast.Text;
            var (mark, role) = toast.Kind switch
            {
                ToastKind.Success => ("+ ", Role.Success),
                ToastKind.Warning => ("! ", Role.Warning),
                ToastKind.Error => ("x ", Role.Error),
                _ => ("i ", Role.Accent),
            };
            var width = Math.Min(60, canvas.Size.Columns - 6);
            var lines = Wrap.Lines(text, width);
            var shown = Math.Min(lines.Count, ToastLines);
            var columns = lines.Take(shown).Max(line => line.Width) + 4;
            var box = new Rect(canvas.Size.Columns - columns - 1, y, columns, shown);
            if (box.Bottom >= canvas.Size.Rows)
            {
                return;
            }

            _pictures?.Cover(box);
            canvas.Fill(box, Role.Bar);
            canvas.Write(box.X + 1, y, mark, Style.Of(role).On(Role.Bar));
            for (var i = 0; i < shown; i++)
            {
                canvas.Write(box.X + 3, y + i, text.AsSpan(lines[i].Start, lines[i].Length), Role.Bar);
            }

            y += shown + 1;
        }
    }

    // A class: the time of a note that was shown again must not end with that of the first one.
    private sealed class ToastNote(string text, ToastKind kind)
    {
        public string Text { get; } = text;

        public ToastKind Kind { get; } = kind;
    }
}
