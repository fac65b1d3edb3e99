namespace LettucePlug.Terminal;

public sealed partial class UiApp
{
    private bool _chordHelp;
    private IDisposable? _motion;
    private TimeSpan? _motionDue;

    /// <summary>
    /// Asks for another frame after a while, for what moves. Called while painting, by what is visible: nothing on the
    /// screen that moves means no timer.
    /// </summary>
    public void Animate(TimeSpan after)
    {
        if (_motionDue is { } due && due <= after)
        {
            return;
        }

        _motionDue = after;
        _motion?.Dispose();
        _motion = After(after, () =>
        {
            _motionDue = null;
            _motion = null;
        });
    }

    private void Paint(Canvas canvas)
    {
        FrameNumber++;
        BeginPictures();
        var size = canvas.FullSize;
        if (size.Columns < LeastSize.Columns || size.Rows < LeastSize.Rows)
        {
            canvas.WriteFit(0, 0, size.Columns, $"Please make the window at least {LeastSize}.", Role.Warning);
            EndPictures();
            return;
        }

        CheckFocus();
        Root.Draw(canvas, canvas.Bounds);
        foreach (var panel in _panels)
        {
            PaintOverlay(canvas, panel);
        }

        for (var i = 1; i < _layers.Count; i++)
        {
            PaintOverlay(canvas, _layers[i]);
        }

        PaintToasts(canvas);
        PaintChordHelp(canvas);
        EndPictures();
    }

    // What is written on a panel stands on its ground, except what has one of its own.
    private static Style OnPanel(Style style) =>
        style.Ground is null && style.Background.IsDefault && style.Role is not (Role.Panel or Role.Selection or
            Role.SelectionInactive or Role.Match or Role.Bar or Role.Input)
            ? style.On(Role.Panel)
            : style;

    private void PaintOverlay(Canvas canvas, Layer layer)
    {
        if (layer is not { Overlay: { } overlay, Root: { } content })
        {
            return;
        }

        var place = PlaceOf(overlay, canvas.Bounds);
        if (overlay.IsModal)
        {
            canvas.HideCursor();
        }

        _pictures?.Cover(place);
        canvas.Fill(place, Role.Panel);
        content.Draw(canvas, place);
        canvas.Restyle(place, OnPanel);
    }

    private void PaintChordHelp(Canvas canvas)
    {
        if (!_chordHelp || _chord.Count == 0)
        {
            return;
        }

        var hints = UsableCommands
            .SelectMany(command => Commands.KeysOf(command.Id).Select(keys => (command.Title, Keys: keys)))
            .Where(hint => hint.Keys.Keys.Count > _chord.Count && hint.Keys.StartsWith(_chord))
            .Select(hint => (hint.Title, Left: new KeySequence([.. hint.Keys.Keys.Skip(_chord.Count)]).ToDisplayString()))
            .ToList();
        if (hints.Count == 0)
        {
            return;
        }

        const int ColumnWidth = 36;
        var columns = Math.Max(1, (canvas.Size.Columns - 2) / ColumnWidth);
        var rows = Math.Min((hints.Count + columns - 1) / columns, canvas.Size.Rows - 4);
        var box = new Rect(0, canvas.Size.Rows - rows - 2, canvas.Size.Columns, rows + 2);
        canvas.Fill(box, Role.Panel);
        canvas.Box(box, Style.Of(Role.Border).On(Role.Panel), new KeySequence([.. _chord]).ToDisplayString());
        for (var i = 0; i < Math.Min(hints.Count, rows * columns); i++)
        {
            var x = 2 + (i / rows * ColumnWidth);
            var y = box.Y + 1 + (i % rows);
            canvas.WriteFit(x, y, 8, hints[i].Left, Style.Of(Role.Key).On(Role.Panel));
            canvas.WriteFit(
                x + 9, y, Math.Min(ColumnWidth - 10, canvas.Size.Columns - x - 10), hints[i].Title, Style.Of(Role.Text).On(Role.Panel));
        }
    }
}
