namespace LettucePlug.Terminal;

public sealed partial class UiApp
{
    private static readonly TimeSpan ChordHelpAfter = TimeSpan.FromMilliseconds(350);

    private Component? _mouseHolder;
    private bool _deadClick;

    /// <summary>The keys of an unfinished sequence.</summary>
    public IReadOnlyList<KeyEvent> PendingKeys => _chord;

    /// <summary>The contexts the focus is in, narrowest first.</summary>
    public IReadOnlyList<string> Contexts
    {
        get
        {
            var contexts = new List<string>();
            for (var one = Focused ?? _layers[^1].Root; one is not null; one = one.Parent)
            {
                if (one.CommandContext is { } context && !contexts.Contains(context))
                {
                    contexts.Add(context);
                }
            }

            return contexts;
        }
    }

    /// <summary>The commands that can be used now, narrowest context first.</summary>
    public IEnumerable<Command> UsableCommands => Commands.Usable(Contexts, InDialog);

    /// <summary>Whether keys go to a dialog.</summary>
    public bool InDialog => _layers[^1].Overlay is { IsModal: true };

    /// <summary>How long no key came; <c>null</c> when there was none yet.</summary>
    public TimeSpan? SinceLastKey => _lastKey is { } last ? _time.GetElapsedTime(last) : null;

    private bool Handle(TerminalEvent terminalEvent)
    {
        EventArrived?.Invoke(this, terminalEvent);
        switch (terminalEvent)
        {
            case KeyEvent key:
                _lastKey = _time.GetTimestamp();
                InterruptPictures();
                Press(key);
                return true;
            case PasteEvent paste:
                _lastKey = _time.GetTimestamp();
                InterruptPictures();
                CheckFocus();
                for (var one = Focused; one is not null && !one.OnPaste(paste);)
                {
                    one = one.Parent;
                }

                return true;
            case MouseEvent mouse:
                InterruptPictures();
                return Point(mouse);
            case ResizeEvent or ResumedEvent:
                ForgetPictures();
                return true;
            case CapabilitiesEvent:
                return true;
            default:
                return false;
        }
    }

    private void Press(KeyEvent key)
    {
        CheckFocus();
        if (_chord.Count > 0)
        {
            if (key.Is(Key.Escape))
            {
                EndChord();
                return;
            }

            _chord.Add(key);
            Resolve();
            return;
        }

        if (Commands.Match([key], Contexts, InDialog, beforeFocus: true).Command is { } first)
        {
            first.Run();
            return;
        }

        for (var one = Focused ?? _layers[^1].Root; one is not null; one = one.Parent)
        {
            if (one.IsEnabled && one.OnKey(key))
            {
                return;
            }
        }

        if (_layers[^1].Overlay is { ClosesOnEscape: true } overlay && key.Is(Key.Escape))
        {
            Close(overlay);
            return;
        }

        _chord.Add(key);
        Resolve();
    }

    private void Resolve()
    {
        var (command, more) = Commands.Match(_chord, Contexts, InDialog);
        if (command is null && more)
        {
            _chordTimer?.Dispose();
            _chordTimer = After(ChordHelpAfter, () => _chordHelp = true);
            return;
        }

        EndChord();
        command?.Run();
    }

    private void EndChord()
    {
        _chord.Clear();
        _chordTimer?.Dispose();
        _chordTimer = null;
        _chordHelp = false;
    }

    private bool Point(MouseEvent mouse)
    {
        if (_mouseHolder is { } holder && mouse.Kind is MouseKind.Drag or MouseKind.Up or MouseKind.Move && Holds())
        {
            _mouseHolder = mouse.Kind == MouseKind.Up ? null : _mouseHolder;
            return holder.OnMouse(Local(mouse, holder));
        }

        // The rest of a click that closed something belongs to nobody.
        if (_deadClick && mouse.Kind is (MouseKind.Drag or MouseKind.Up))
        {
            return false;
        }

        _deadClick = false;
        var target = Target(mouse);
        if (mouse.Kind == MouseKind.Down)
        {
            _mouseHolder = null;
            for (var one = target; one is not null; one = one.Parent)
            {
                if (one.TakesFocus)
                {
                    MoveFocus(_layers[^1], one);
                    break;
                }
            }
        }

        for (var one = target; one is not null; one = one.Parent)
        {
            if (one.IsEnabled && one.OnMouse(Local(mouse, one)))
            {
                _mouseHolder = mouse.Kind == MouseKind.Down ? one : _mouseHolder;
                return true;
            }
        }

        return target is not null;

        bool Holds() => ReferenceEquals(_mouseHolder?.App, this);
    }

    // A press beside an open dialog closes it where that is allowed; nothing below it is reached.
    private Component? Target(MouseEvent mouse)
    {
        var top = _layers[^1];
        if (top.Root?.At(mouse.Position, FrameNumber) is { } found)
        {
            return top.Overlay is null ? OnPanel(mouse) ?? found : found;
        }

        if (mouse.Kind == MouseKind.Down && top.Overlay is { ClosesOnOutsideClick: true } overlay)
        {
            Close(overlay);
            _deadClick = true;
        }

        return null;
    }

    private Component? OnPanel(MouseEvent mouse) => _panels
        .Select(panel => panel.Root?.At(mouse.Position, FrameNumber))
        .LastOrDefault(found => found is not null);

    private static MouseEvent Local(MouseEvent mouse, Component component) => mouse with
    {
        Position = new Point(mouse.Position.X - component.ScreenOrigin.X, mouse.Position.Y - component.ScreenOrigin.Y),
    };
}
