using System.Text;

namespace LettucePlug.Terminal;

public sealed partial class Tty
{
    private const string MouseOn = "\e[?1002h\e[?1006h";
    private const string MouseOff = "\e[?1006l\e[?1002l";

    private static TimeSpan LastWords { get; } = TimeSpan.FromSeconds(1);

    private static TimeSpan LongestStopping { get; } = TimeSpan.FromMilliseconds(200);

    private bool _asked;
    private volatile bool _entered;
    private bool _kittyKeys;
    private bool _mouse;
    private volatile bool _away;
    private readonly ManualResetEventSlim _continued = new();

    /// <inheritdoc/>
    public bool ReportsMouse
    {
        get => _mouse;
        set
        {
            lock (_gate)
            {
                if (_mouse != value && _entered)
                {
                    _device.Append(Encoding.ASCII.GetBytes(value ? MouseOn : MouseOff));
                }

                _mouse = value;
            }
        }
    }

    /// <inheritdoc/>
    public void Suspend(Action whileAway)
    {
        ArgumentNullException.ThrowIfNull(whileAway);
        _away = true;
        Leave();
        try
        {
            whileAway();
        }
        finally
        {
            _away = false;
            Enter();
            _resized = true;
            _signalled.Enqueue(new ResumedEvent());
        }
    }

    /// <inheritdoc/>
    public void Stop()
    {
        _away = true;
        _continued.Reset();
        Leave();

        // Not for ever: where no shell could continue the program, the system does not stop it.
        LibC.StopJob(() => _continued.Wait(LongestStopping));
        _away = false;
        Enter();
        _resized = true;
        _signalled.Enqueue(new ResumedEvent());
    }

    private void Enter()
    {
        lock (_gate)
        {
            if (_entered)
            {
                return;
            }

            _device.MakeRaw();
            _entered = true;

            // Alternate screen, title kept, bracketed paste, focus reports, keys with modifiers, cursor hidden.
            var start = new StringBuilder("\e[?1049h\e[22;0t\e[?2004h\e[?1004h\e[>4;1m\e[?25l");
            start.Append(_mouse ? MouseOn : "");

            if (Capabilities.KittyKeyboard)
            {
                start.Append("\e[>1u");
                _kittyKeys = true;
            }

            var bytes = Encoding.ASCII.GetBytes(start.ToString());
            if (!_asked && _options.Probe)
            {
                _asked = true;
                bytes = [.. bytes, .. CapabilityProbe.Questions()];
            }

            _device.WriteAll(bytes, LastWords);
        }
    }

    private void EnableKittyKeyboard()
    {
        lock (_gate)
        {
            if (_entered && !_kittyKeys)
            {
                _kittyKeys = true;
                _device.Append("\e[>1u"u8);
            }
        }
    }

    /// <summary>Gives the terminal back; once, however many ways lead here.</summary>
    /// <param name="mayRead">Whether this thread may read what still arrives; only the one that waits for events may.</param>
    private void Leave(bool mayRead = true)
    {
        lock (_gate)
        {
            if (!_entered)
            {
                return;
            }

            _entered = false;
            _device.DropPending();

            // Cancel what a frame may have left open, then undo everything that Enter did, the other way round. The screen is
            // erased for those without an alternate one: GNU screen as it comes, the Linux console.
            var end = new StringBuilder("\x18\e[?2026l");
            end.Append(_kittyKeys ? "\e[<u" : "");
            end.Append(_mouse ? MouseOff : "");
            end.Append("\e[>4m\e[?1004l\e[?2004l\e[r\e[0 q\e[m\e[H\e[2J\e[?25h\e[23;0t\e[?1049l");
            _kittyKeys = false;
            _device.WriteAll(Encoding.ASCII.GetBytes(end.ToString()), LastWords);
            if (mayRead)
            {
                DropLateReplies();
            }

            _device.MakeCooked();
        }
    }

    // Replies still under way would be typed into the shell.
    private void DropLateReplies()
    {
        const int Patience = 100;
        const int MostReads = 20;
        var ignored = new List<TerminalEvent>();
        for (var reads = 0; _asked && !_probe.IsAnswered && reads < MostReads && !_device.HungUp; reads++)
        {
            var count = _device.Wait(Patience, _input);
            if (count == 0)
            {
                return;
            }

            _decoder.Feed(_input.AsSpan(0, count), ignored);
            foreach (var reply in ignored.OfType<ReplyEvent>())
            {
                Capabilities = _probe.Learn(Capabilities, reply);
            }

            ignored.Clear();
        }
    }
}
