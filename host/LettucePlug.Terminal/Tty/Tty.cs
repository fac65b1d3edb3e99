using System.Collections.Concurrent;

namespace LettucePlug.Terminal;

/// <summary>The terminal the program was started in, taken over as a full screen. Linux and macOS.</summary>
/// <remarks>
/// It gives the terminal back when it is disposed, when the process exits or an exception goes unhandled, and when a
/// signal ends or stops the program. SIGKILL leaves it as it is: <c>reset</c> then helps.
/// </remarks>
public sealed partial class Tty : ITerminal
{
    private const int ReadSize = 16384;

    private readonly TtyDevice _device;
    private readonly TtyOptions _options;
    private readonly InputDecoder _decoder;
    private readonly InputSilence _silence;
    private readonly PasteBurst _burst;
    private readonly CapabilityProbe _probe = new();
    private readonly ConcurrentQueue<TerminalEvent> _signalled = new();
    private readonly List<TerminalEvent> _batch = [];
    private readonly byte[] _input = new byte[ReadSize];
    private readonly Lock _gate = new();
    private bool _reportedHangUp;
    private volatile bool _resized;

    private Tty(TtyDevice device, TtyOptions options, TimeProvider time)
    {
        _device = device;
        _options = options;
        _mouse = options.Mouse;
        _decoder = new InputDecoder { EscapeTimeout = options.EscapeTimeout };
        _silence = new InputSilence(_decoder, time);
        _burst = new PasteBurst(time);
        var guess = TerminalEnvironment.Guess(options.Variable);
        Capabilities = options.Depth is { } depth ? guess with { Depth = depth } : guess;
        ReadSizes();
    }

    /// <inheritdoc/>
    public Size Size { get; private set; }

    /// <inheritdoc/>
    public TerminalCapabilities Capabilities { get; private set; }

    /// <inheritdoc/>
    public bool CanWrite => _entered && !_device.HasPending && !_device.HungUp;

    /// <summary>Whether there is a terminal that can be opened.</summary>
    public static bool IsAvailable =>
        (OperatingSystem.IsLinux() || OperatingSystem.IsMacOS()) && TtyDevice.IsTerminal(0) && TtyDevice.IsTerminal(1);

    /// <summary>Takes the terminal over and asks it what it can, without waiting for the answers.</summary>
    /// <exception cref="TerminalException">There is none, or it refuses.</exception>
    public static Tty Open(TtyOptions? options = null, TimeProvider? time = null)
    {
        if (!OperatingSystem.IsLinux() && !OperatingSystem.IsMacOS())
        {
            throw TerminalException.NoTerminal();
        }

        var tty = new Tty(TtyDevice.Open(), options ?? new TtyOptions(), time ?? TimeProvider.System);
        tty.Enter();
        tty.WatchSignals();
        return tty;
    }

    /// <inheritdoc/>
    public bool TryWrite(ReadOnlySpan<byte> frame)
    {
        lock (_gate)
        {
            if (!CanWrite)
            {
                return false;
            }

            _device.Write(frame);
            return true;
        }
    }

    /// <inheritdoc/>
    public void Wait(TimeSpan timeout, ICollection<TerminalEvent> events)
    {
        ArgumentNullException.ThrowIfNull(events);
        if (TakeSignalled(events))
        {
            timeout = TimeSpan.Zero;
        }

        if (_silence.Left is { } left && (timeout == Timeout.InfiniteTimeSpan || left < timeout))
        {
            timeout = left;
        }

        var read = _device.Wait(Milliseconds(timeout), _input);
        if (read > 0)
        {
            TakeIn(read);
        }
        else if (_silence.Left == TimeSpan.Zero && !_device.HungUp)
        {
            _decoder.TimedOut(_batch);
        }

        Deliver(events);
        TakeSignalled(events);
        if (_device.HungUp && !_reportedHangUp)
        {
            _reportedHangUp = true;
            events.Add(new ShutdownEvent(System.Runtime.InteropServices.PosixSignal.SIGHUP));
        }
    }

    /// <inheritdoc/>
    public void Wake() => _device.Wake();

    /// <inheritdoc/>
    public void Dispose()
    {
        Leave();
        StopWatching();
        _device.Dispose();
    }

    private static int Milliseconds(TimeSpan timeout) =>
        timeout == Timeout.InfiniteTimeSpan ? -1 : (int)Math.Min(Math.Ceiling(timeout.TotalMilliseconds), int.MaxValue);

    // Drains what there is, within reason, so that held keys cost one frame.
    private void TakeIn(int read)
    {
        const int MostReads = 64;
        for (var reads = 0; read > 0 && reads < MostReads; reads++)
        {
            _decoder.Feed(_input.AsSpan(0, read), _batch);
            read = read == _input.Length ? _device.Read(_input) : 0;
        }

        _silence.Broken();
    }

    private void Deliver(ICollection<TerminalEvent> events)
    {
        if (_batch.Count == 0)
        {
            return;
        }

        foreach (var one in _burst.Apply(_batch))
        {
            events.Add(one);
            if (one is ReplyEvent reply)
            {
                Learn(reply, events);
            }
        }

        _batch.Clear();
    }

    private void Learn(ReplyEvent reply, ICollection<TerminalEvent> events)
    {
        var before = Capabilities;
        Capabilities = _probe.Learn(before, reply);
        if (ReferenceEquals(before, Capabilities))
        {
            return;
        }

        _burst.IsNeeded &= !Capabilities.BracketedPaste;
        if (Capabilities.KittyKeyboard && !before.KittyKeyboard)
        {
            // Escape is unambiguous from here on.
            EnableKittyKeyboard();
            _decoder.EscapeTimeout = TimeSpan.FromMilliseconds(5);
        }

        events.Add(new CapabilitiesEvent(Capabilities));
    }

    private bool TakeSignalled(ICollection<TerminalEvent> events)
    {
        var any = false;
        if (_resized)
        {
            _resized = false;
            ReadSizes();
            events.Add(new ResizeEvent(Size));
            any = true;
        }

        while (_signalled.TryDequeue(out var one))
        {
            events.Add(one);
            any = true;
        }

        return any;
    }

    private void ReadSizes()
    {
        const int Widest = 1000;
        var size = _device.WindowSize;
        Size = new Size(
            size.Columns == 0 ? 80 : Math.Clamp((int)size.Columns, 1, Widest),
            size.Rows == 0 ? 24 : Math.Clamp((int)size.Rows, 1, Widest));
        if (size.PixelWidth > 0 && size.PixelHeight > 0 && size.Columns > 0 && size.Rows > 0)
        {
            Capabilities = Capabilities with
            {
                CellPixels = new Size(size.PixelWidth / size.Columns, size.PixelHeight / size.Rows),
            };
        }
    }
}
