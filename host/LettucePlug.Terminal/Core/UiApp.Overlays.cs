namespace LettucePlug.Terminal;

public sealed partial class UiApp
{
    /// <summary>Nobody who typed within this time finds a dialog under the fingers.</summary>
    public static readonly TimeSpan TypingPause = TimeSpan.FromMilliseconds(500);

    private readonly List<Overlay> _waiting = [];
    private readonly List<Layer> _panels = [];
    private IDisposable? _waitingTimer;

    /// <summary>The open overlays, the topmost last.</summary>
    public IEnumerable<Overlay> Overlays => _panels.Concat(_layers).Select(layer => layer.Overlay).OfType<Overlay>();

    /// <summary>The overlays that wait until the user stops typing, or until <see cref="OpenWaiting"/>.</summary>
    public IReadOnlyList<Overlay> Waiting => _waiting;

    /// <summary>Opens an overlay at once, for something the user asked for. Its first component gets the focus if it is modal.</summary>
    public void Show(Overlay overlay)
    {
        ArgumentNullException.ThrowIfNull(overlay);
        overlay.Content.App = this;
        var layer = new Layer(overlay);
        if (overlay.IsModal)
        {
            _layers.Add(layer);
            EndChord();
        }
        else
        {
            // A panel never takes the keys, so it is none of the layers, of which the last has the focus.
            _panels.Add(layer);
            Invalidate();
            return;
        }

        MoveFocus(layer, overlay.Content.FocusOrder().FirstOrDefault());
        Invalidate();
    }

    /// <summary>
    /// Opens a dialog the user did not ask for: only after a pause in typing, so that no typed text lands in it. Until then a
    /// toast tells of it.
    /// </summary>
    public void ShowWhenQuiet(Overlay overlay)
    {
        ArgumentNullException.ThrowIfNull(overlay);
        if (_waiting.Count == 0 && !InDialog && (SinceLastKey is not { } since || since >= TypingPause))
        {
            Show(overlay);
            return;
        }

        _waiting.Add(overlay);
        Toast(Announcement(overlay));
        WatchWaiting();
    }

    /// <summary>Opens the next dialog that waits, at once.</summary>
    public void OpenWaiting()
    {
        if (_waiting.Count > 0)
        {
            var overlay = _waiting[0];
            _waiting.RemoveAt(0);
            RemoveToast(Announcement(overlay));
            Show(overlay);
        }
    }

    /// <summary>Closes an overlay, or takes it from those that wait. The focus goes back to where it was.</summary>
    public void Close(Overlay overlay)
    {
        ArgumentNullException.ThrowIfNull(overlay);
        var removed = _waiting.Remove(overlay);
        removed |= _panels.RemoveAll(layer => ReferenceEquals(layer.Overlay, overlay)) > 0;
        removed |= _layers.RemoveAll(layer => ReferenceEquals(layer.Overlay, overlay)) > 0;
        if (removed)
        {
            EndChord();
            overlay.Content.App = null;
            overlay.Closed?.Invoke();
            Invalidate();
            WatchWaiting();
        }
    }

    /// <summary>Closes the topmost overlay.</summary>
    /// <returns>Whether there was one.</returns>
    public bool CloseTop()
    {
        if (_layers[^1].Overlay is not { } overlay)
        {
            return false;
        }

        Close(overlay);
        return true;
    }

    private static string Announcement(Overlay overlay) =>
        overlay.Title.Length > 0 ? $"Waits for you: {overlay.Title}" : "A question waits for you";

    private void WatchWaiting()
    {
        _waitingTimer?.Dispose();
        _waitingTimer = null;
        if (_waiting.Count == 0 || InDialog)
        {
            return;
        }

        var left = TypingPause - (SinceLastKey ?? TypingPause);
        _waitingTimer = After(left > TimeSpan.Zero ? left : TimeSpan.Zero, () =>
        {
            if (SinceLastKey is { } since && since < TypingPause)
            {
                WatchWaiting();
            }
            else if (!InDialog)
            {
                OpenWaiting();
            }
        });
    }

    private static Rect PlaceOf(Overlay overlay, Rect screen)
    {
        var most = overlay.Place is OverlayPlace.Full or OverlayPlace.Beside ? screen.Size : screen.Inset(screen.Width > 60 ? 2 : 0, 1).Size;
        most = overlay.Size is { } wanted
            ? new Size(Math.Min(most.Columns, wanted.Columns), Math.Min(most.Rows, wanted.Rows))
            : most;
        var wants = overlay.Content.Measure(overlay.Place == OverlayPlace.Sheet ? new Size(screen.Width, most.Rows) : most);
        var size = new Size(Math.Min(most.Columns, wants.Columns), Math.Min(most.Rows, wants.Rows));
        switch (overlay.Place)
        {
            case OverlayPlace.Full:
                return screen;
            case OverlayPlace.Sheet:
                return new Rect(0, screen.Height - size.Rows, screen.Width, size.Rows);
            case OverlayPlace.Top:
                return screen.Center(size) with { Y = Math.Min(2, screen.Height - size.Rows) };
            case OverlayPlace.Beside when overlay.Anchor is { } anchored:
                var anchor = anchored();
                var x = Math.Clamp(anchor.X, 0, Math.Max(0, screen.Width - size.Columns));
                var below = screen.Height - anchor.Bottom;
                return below >= size.Rows || below >= anchor.Y
                    ? new Rect(x, anchor.Bottom, size.Columns, Math.Min(size.Rows, below))
                    : new Rect(x, Math.Max(0, anchor.Y - size.Rows), size.Columns, Math.Min(size.Rows, anchor.Y));
            default:
                return screen.Center(size);
        }
    }
}
