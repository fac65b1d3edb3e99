namespace LettucePlug.Terminal;

/// <summary>
/// A full-screen user interface: a tree of components with overlays above it, the focus, the commands and the toasts, run
/// by a <see cref="UiLoop"/> on one thread.
/// </summary>
/// <remarks>
/// A key goes to the command that asks to come first, then to the focused component and its parents, then to the commands
/// of the contexts the focus is in, narrowest first, then to those for everywhere. With an open dialog only the dialog and
/// the commands marked <see cref="Command.InDialogs"/> take part. Members are for the thread of <see cref="Run"/>, except
/// <see cref="Post"/> and <see cref="Stop"/>; before it runs, for the thread that builds it.
/// </remarks>
/// <example><code>
/// using var terminal = Tty.Open();
/// var app = new UiApp(terminal) { Root = new BorderBox(new TextBlock("Hello")) };
/// app.AddStandardCommands();
/// app.Run();
/// </code></example>
public sealed partial class UiApp
{
    /// <summary>The least size that is drawn; below it there is a hint in one line.</summary>
    public static readonly Size LeastSize = new(40, 10);

    private readonly TimeProvider _time;
    private readonly List<Layer> _layers = [new Layer(null)];
    private readonly List<KeyEvent> _chord = [];
    private IDisposable? _chordTimer;
    private long? _lastKey;

    /// <summary>A user interface on a terminal, which is not disposed by it.</summary>
    public UiApp(ITerminal terminal, TimeProvider? time = null)
    {
        _time = time ?? TimeProvider.System;
        Loop = new UiLoop(terminal, new LoopRoot(this), _time);
        Root = new TextBlock("");
    }

    /// <summary>What runs it; for what is not here, such as <see cref="UiLoop.Theme"/> and <see cref="UiLoop.Send"/>.</summary>
    public UiLoop Loop { get; }

    /// <summary>The terminal it runs on.</summary>
    public ITerminal Terminal => Loop.Terminal;

    /// <summary>All commands.</summary>
    public CommandRegistry Commands { get; } = new();

    /// <summary>The clock.</summary>
    public TimeProvider Time => _time;

    /// <summary>Whether nothing moves by itself: no spinner turns. For slow links and for those whom motion disturbs.</summary>
    public bool ReducedMotion { get; set; }

    /// <summary>Sees every event before anything else, such as resizes, focus and shutdown of the whole terminal.</summary>
    public event EventHandler<TerminalEvent>? EventArrived;

    /// <summary>What fills the screen below the overlays. A new one gets the focus on its first component.</summary>
    public Component Root
    {
        get => _layers[0].Root ?? throw new InvalidOperationException("A user interface always has a root.");
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            var layer = _layers[0];
            MoveFocus(layer, null);
            if (layer.Root is { } old)
            {
                old.App = null;
            }

            layer.Root = value;
            value.App = this;
            MoveFocus(layer, value.FocusOrder().FirstOrDefault());
            Invalidate();
        }
    }

    /// <summary>The component that keys go to first; <c>null</c> when none can take them.</summary>
    public Component? Focused => _layers[^1].Focused;

    /// <summary>The number of the frame that was painted last.</summary>
    internal long FrameNumber { get; private set; }

    /// <summary>Runs until <see cref="Stop"/>, a signal that ends the program, or cancellation.</summary>
    public void Run(CancellationToken cancellationToken = default) => Loop.Run(cancellationToken);

    /// <summary>Ends <see cref="Run"/>. From any thread.</summary>
    public void Stop() => Loop.Stop();

    /// <summary>Runs an action on the user interface's thread soon and paints after it. From any thread.</summary>
    public void Post(Action action, FrameUrgency urgency = FrameUrgency.Stream) => Loop.Post(action, urgency);

    /// <summary>Asks for a frame.</summary>
    public void Invalidate(FrameUrgency urgency = FrameUrgency.Input) => Loop.Invalidate(urgency);

    /// <summary>Runs an action after a while, once; dispose the result to call it off.</summary>
    public IDisposable After(TimeSpan delay, Action action) => Loop.After(delay, action);

    /// <summary>Gives the terminal to another program, such as an editor, while the action runs.</summary>
    public void Suspend(Action whileAway) => Loop.Suspend(whileAway);

    /// <summary>Adds help (F1), palette (Ctrl+P), redraw (Ctrl+L), suspend (Ctrl+Z), next and previous field, and quit (Ctrl+Q).</summary>
    /// <param name="quit">What quitting does; <see cref="Stop"/> when left out.</param>
    public UiApp AddStandardCommands(Action? quit = null)
    {
        Commands.Add(
            Standard("app.help", "Show the keys", "F1", () => HelpOverlay.Show(this), inDialogs: true, hint: 90, "Help"),
            Standard("app.palette", "Find a command", "ctrl+p", () => CommandPalette.Show(this), inDialogs: false, 80, "Commands"),
            Standard("app.redraw", "Draw the screen anew", "ctrl+l", Loop.Redraw, inDialogs: true),
            Standard("app.suspend", "Go to the shell for a while", "ctrl+z", Terminal.Stop, inDialogs: true),
            Standard("app.quit", "Quit", "ctrl+q", quit ?? Stop, inDialogs: true, 10),
            new Command
            {
                Id = "app.next-field",
                Title = "Go to the next field",
                Keys = ["tab"],
                InDialogs = true,
                IsHidden = true,
                Run = () => FocusNext(),
            },
            new Command
            {
                Id = "app.previous-field",
                Title = "Go to the previous field",
                Keys = ["shift+tab"],
                InDialogs = true,
                IsHidden = true,
                Run = () => FocusNext(backwards: true),
            });
        return this;
    }

    private static Command Standard(
        string id, string title, string key, Action run, bool inDialogs, int hint = 0, string hintText = "") => new()
        {
            Id = id,
            Title = title,
            Keys = [key],
            Run = run,
            InDialogs = inDialogs,
            BeforeFocus = true,
            HintPriority = hint,
            Hint = hintText,
        };

    private sealed class LoopRoot(UiApp app) : IUiRoot
    {
        public bool Handle(TerminalEvent terminalEvent) => app.Handle(terminalEvent);

        public void Paint(Canvas canvas) => app.Paint(canvas);

        public void Painted(bool erased) => app._pictures?.Painted(erased);
    }

    private sealed class Layer(Overlay? overlay)
    {
        public Overlay? Overlay { get; } = overlay;

        public Component? Root { get; set; } = overlay?.Content;

        public Component? Focused { get; set; }
    }
}
