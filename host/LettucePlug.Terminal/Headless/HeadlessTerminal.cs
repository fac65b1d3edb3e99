using System.Text;

namespace LettucePlug.Terminal;

/// <summary>
/// A terminal without a screen for tests: events are handed in, frames are kept. It never sleeps.
/// </summary>
public sealed class HeadlessTerminal : ITerminal
{
    private readonly Queue<TerminalEvent> _events = new();
    private readonly MemoryStream _output = new();
    private readonly Lock _gate = new();

    /// <summary>A terminal of this size that can do everything, unless told otherwise.</summary>
    public HeadlessTerminal(Size size, TerminalCapabilities? capabilities = null)
    {
        Size = size;
        Capabilities = capabilities ?? new TerminalCapabilities
        {
            Depth = ColorDepth.TrueColor,
            Widths = WidthProfile.Full,
            SynchronizedOutput = true,
        };
    }

    /// <inheritdoc/>
    public Size Size { get; private set; }

    /// <inheritdoc/>
    public TerminalCapabilities Capabilities { get; private set; }

    /// <inheritdoc/>
    public bool ReportsMouse { get; set; } = true;

    /// <inheritdoc/>
    public bool CanWrite => !Blocked;

    /// <summary>Whether it plays a line that takes no more bytes.</summary>
    public bool Blocked { get; set; }

    /// <summary>How many frames it was sent.</summary>
    public int Frames { get; private set; }

    /// <summary>How often it was given away and taken again.</summary>
    public int Suspensions { get; private set; }

    /// <summary>How long the last <see cref="Wait"/> was asked to sleep.</summary>
    public TimeSpan LastTimeout { get; private set; }

    /// <summary>Everything sent so far.</summary>
    public ReadOnlyMemory<byte> Output => _output.ToArray();

    /// <summary>Takes what was sent and forgets it.</summary>
    public byte[] TakeOutput()
    {
        var bytes = _output.ToArray();
        _output.SetLength(0);
        return bytes;
    }

    /// <summary>Hands in events, as if the user or the terminal had caused them.</summary>
    public HeadlessTerminal Send(params ReadOnlySpan<TerminalEvent> events)
    {
        lock (_gate)
        {
            foreach (var terminalEvent in events)
            {
                _events.Enqueue(terminalEvent);
            }
        }

        return this;
    }

    /// <summary>Types text, one key for each code point; a line feed is Enter, a tab is Tab.</summary>
    public HeadlessTerminal Type(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        foreach (var rune in text.EnumerateRunes())
        {
            Send(rune.Value switch
            {
                '\n' => new KeyEvent(Key.Enter),
                '\t' => new KeyEvent(Key.Tab),
                _ => new KeyEvent(rune),
            });
        }

        return this;
    }

    /// <summary>Presses a key.</summary>
    public HeadlessTerminal Press(Key key, KeyModifiers modifiers = KeyModifiers.None) =>
        Send(new KeyEvent(key, modifiers));

    /// <summary>Presses a character key with modifiers.</summary>
    public HeadlessTerminal Press(char character, KeyModifiers modifiers = KeyModifiers.None) =>
        Send(new KeyEvent(new Rune(character), modifiers));

    /// <summary>Gives it another size and reports that.</summary>
    public HeadlessTerminal Resize(Size size)
    {
        Size = size;
        return Send(new ResizeEvent(size));
    }

    /// <summary>Gives it other capabilities and reports that.</summary>
    public HeadlessTerminal Learn(TerminalCapabilities capabilities)
    {
        Capabilities = capabilities;
        return Send(new CapabilitiesEvent(capabilities));
    }

    /// <inheritdoc/>
    public bool TryWrite(ReadOnlySpan<byte> frame)
    {
        if (Blocked)
        {
            return false;
        }

        _output.Write(frame);
        Frames++;
        return true;
    }

    /// <inheritdoc/>
    public void Wait(TimeSpan timeout, ICollection<TerminalEvent> events)
    {
        ArgumentNullException.ThrowIfNull(events);
        LastTimeout = timeout;
        lock (_gate)
        {
            while (_events.TryDequeue(out var terminalEvent))
            {
                events.Add(terminalEvent);
            }
        }
    }

    /// <inheritdoc/>
    public void Wake()
    {
        // Nobody sleeps here.
    }

    /// <inheritdoc/>
    public void Suspend(Action whileAway)
    {
        ArgumentNullException.ThrowIfNull(whileAway);
        Suspensions++;
        whileAway();
        Send(new ResumedEvent());
    }

    /// <inheritdoc/>
    public void Stop() => Suspend(() => { });

    /// <inheritdoc/>
    public void Dispose() => _output.Dispose();
}
