namespace LettucePlug.Terminal;

/// <summary>
/// The one thread of a user interface: waits for the terminal, hands events to the root, runs what other threads posted,
/// and paints when something changed.
/// </summary>
/// <remarks>
/// <para>
/// Each turn takes in all there is (keys, posted actions, timers that are due) before it paints once; frames that answer
/// input are at least 12 ms apart, others 33 ms. A frame is painted only when the terminal has taken the last one whole,
/// so a slow line sees fewer frames, never late ones. With nothing to do it sleeps and sends nothing.
/// </para>
/// <para>
/// While it runs, <see cref="SynchronizationContext.Current"/> posts to it, so an <c>await</c> in a handler continues on
/// this thread. Members are for this thread, except <see cref="Post"/> and <see cref="Stop"/>.
/// </para>
/// </remarks>
/// <example><code>
/// using var terminal = Tty.Open();
/// var loop = new UiLoop(terminal, root);
/// loop.Run();
/// </code></example>
public sealed partial class UiLoop
{
    private readonly ITerminal _terminal;
    private readonly IUiRoot _root;
    private readonly TimeProvider _time;
    private readonly FramePacer _pacer;
    private readonly Renderer _renderer = new();
    private readonly List<TerminalEvent> _events = [];
    private readonly Lock _gate = new();
    private readonly Queue<(Action Action, FrameUrgency Urgency)> _posted = [];
    private readonly Queue<byte[]> _commands = [];
    private (Size Cells, Size? CellPixels) _lastSize;
    private volatile bool _stopped;

    /// <summary>A loop for a terminal and what is shown on it. Neither is disposed by it.</summary>
    public UiLoop(ITerminal terminal, IUiRoot root, TimeProvider? time = null)
    {
        _terminal = terminal;
        _root = root;
        _time = time ?? TimeProvider.System;
        _pacer = new FramePacer(_time);
        Canvas = new Canvas(terminal.Size);
        _lastSize = (terminal.Size, terminal.Capabilities.CellPixels);
        Theme = Theme.Choose(null, terminal.Capabilities);
        _pacer.Request(FrameUrgency.Input);
    }

    /// <summary>The picture shown last.</summary>
    public Canvas Canvas { get; }

    /// <summary>The terminal it runs on.</summary>
    public ITerminal Terminal => _terminal;

    /// <summary>How everything looks. A new one is shown with the next frame; call <see cref="Invalidate"/> after a change.</summary>
    public Theme Theme { get; set; }

    /// <summary>What frames wait in addition, for slow links.</summary>
    public TimeSpan ExtraFrameDelay
    {
        get => _pacer.Slower;
        set => _pacer.Slower = value;
    }

    /// <summary>Called before a command is sent between frames, for what must not be cut by one.</summary>
    internal Action? BeforeCommand { get; set; }

    /// <summary>The signal that ended it, if one did.</summary>
    public System.Runtime.InteropServices.PosixSignal? EndedBy { get; private set; }

    /// <summary>Runs until <see cref="Stop"/>, a signal to end, or cancellation; each is a normal way out.</summary>
    public void Run(CancellationToken cancellationToken = default)
    {
        var before = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(new LoopContext(this));
        try
        {
            using var registration = cancellationToken.Register(Stop);
            while (!_stopped)
            {
                Turn(Timeout.InfiniteTimeSpan);
            }
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(before);
        }
    }

    /// <summary>Ends <see cref="Run"/> after the turn. From any thread.</summary>
    public void Stop()
    {
        _stopped = true;
        _terminal.Wake();
    }

    /// <summary>Runs an action on this thread soon and paints after it. From any thread.</summary>
    public void Post(Action action, FrameUrgency urgency = FrameUrgency.Stream)
    {
        ArgumentNullException.ThrowIfNull(action);
        lock (_gate)
        {
            _posted.Enqueue((action, urgency));
        }

        _terminal.Wake();
    }

    /// <summary>Asks for a frame.</summary>
    public void Invalidate(FrameUrgency urgency = FrameUrgency.Input) => _pacer.Request(urgency);

    /// <summary>Asks for a frame that draws every cell anew, for a terminal that something else wrote to (Ctrl+L).</summary>
    public void Redraw()
    {
        _renderer.Invalidate();
        _pacer.Request(FrameUrgency.Input);
    }

    /// <summary>Gives the terminal to another program while the action runs, and draws all anew afterwards.</summary>
    public void Suspend(Action whileAway)
    {
        _terminal.Suspend(whileAway);
        Redraw();
    }

    /// <summary>
    /// Sends a command of <see cref="TerminalCommand"/> with the next chance. When many wait, the oldest are dropped.
    /// </summary>
    public void Send(byte[] command)
    {
        const int MostWaiting = 16;
        _commands.Enqueue(command);
        if (_commands.Count > MostWaiting)
        {
            _commands.Dequeue();
        }
    }

    /// <summary>One turn: waits no longer than given, handles all there is, paints if it is time. For tests and nested loops.</summary>
    public void Turn(TimeSpan longest)
    {
        PaintIfDue();
        _terminal.Wait(Shortest(longest), _events);
        foreach (var terminalEvent in _events)
        {
            Dispatch(terminalEvent);
        }

        _events.Clear();
        RunPosted();
        RunTimers();
        PaintIfDue();
    }

    private TimeSpan Shortest(TimeSpan longest)
    {
        var shortest = longest;
        lock (_gate)
        {
            if (_posted.Count > 0)
            {
                return TimeSpan.Zero;
            }
        }

        if (_terminal.CanWrite && _pacer.Due() is { } frame)
        {
            shortest = Earlier(shortest, frame);
        }

        return NextTimer() is { } timer ? Earlier(shortest, timer) : shortest;
    }

    private static TimeSpan Earlier(TimeSpan left, TimeSpan right) =>
        left == Timeout.InfiniteTimeSpan || right < left ? right : left;

    private void Dispatch(TerminalEvent terminalEvent)
    {
        switch (terminalEvent)
        {
            case ResizeEvent resize:
                // Some terminals and multiplexers say the same size over and over; cells of other pixels are another size.
                var size = (resize.Size, _terminal.Capabilities.CellPixels);
                if (size == _lastSize && size.Size == Canvas.FullSize)
                {
                    return;
                }

                _lastSize = size;
                Redraw();
                break;
            case ResumedEvent:
                Redraw();
                break;
            case CapabilitiesEvent:
                _pacer.Request(FrameUrgency.Stream);
                break;
            case ShutdownEvent shutdown:
                EndedBy = shutdown.Signal;
                _stopped = true;
                break;
        }

        if (_root.Handle(terminalEvent))
        {
            _pacer.Request(FrameUrgency.Input);
        }
    }

    private void PaintIfDue()
    {
        while (_commands.Count > 0 && _terminal.CanWrite)
        {
            BeforeCommand?.Invoke();
            if (_terminal.CanWrite)
            {
                _terminal.TryWrite(_commands.Dequeue());
            }
        }

        if (_stopped || _pacer.Due() != TimeSpan.Zero || !_terminal.CanWrite)
        {
            return;
        }

        if (Canvas.FullSize != _terminal.Size)
        {
            Canvas.Resize(_terminal.Size);
        }
        else
        {
            Canvas.Clear();
        }

        Canvas.Lines = _terminal.Capabilities.Utf8 ? BoxLines.Rounded : BoxLines.Ascii;
        _root.Paint(Canvas);
        var frame = _renderer.Render(Canvas, Theme, _terminal.Capabilities);
        if (!frame.IsEmpty && !_terminal.TryWrite(frame))
        {
            _renderer.Invalidate();
            return;
        }

        _pacer.FrameSent();
        _root.Painted(_renderer.HasErased);
    }
}
