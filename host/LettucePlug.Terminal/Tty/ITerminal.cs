namespace LettucePlug.Terminal;

/// <summary>
/// A terminal in full-screen mode: where events come from and frames go to. <see cref="Tty"/> is the real one,
/// <see cref="HeadlessTerminal"/> the one of tests.
/// </summary>
/// <remarks>
/// Everything but <see cref="Wake"/> belongs to one thread, the one that calls <see cref="Wait"/>. Disposing gives the
/// terminal back as it was found, and so do a suspension, an unhandled exception and a signal that ends the program.
/// Most programs do not use it directly: <see cref="UiLoop"/> does.
/// </remarks>
public interface ITerminal : IDisposable
{
    /// <summary>The size in cells, at least 1x1.</summary>
    Size Size { get; }

    /// <summary>What is known about the terminal by now; it grows as replies arrive (<see cref="CapabilitiesEvent"/>).</summary>
    TerminalCapabilities Capabilities { get; }

    /// <summary>
    /// Whether clicks and the wheel are reported. Without, the terminal selects text with the mouse as it does elsewhere.
    /// </summary>
    bool ReportsMouse { get; set; }

    /// <summary>Whether everything written so far is on its way, so that a frame may be given to <see cref="TryWrite"/>.</summary>
    bool CanWrite { get; }

    /// <summary>
    /// Sends a frame with one write. What the line does not take at once is kept and sent when it can be; until then
    /// further frames are refused, so a slow line gets fewer frames and never a queue of them.
    /// </summary>
    /// <returns>Whether the frame was taken. When not, draw anew after <see cref="Wait"/> returns.</returns>
    bool TryWrite(ReadOnlySpan<byte> frame);

    /// <summary>
    /// Sleeps until there is input, a <see cref="Wake"/>, room for output that was refused, or the time is over, and adds
    /// all the events there are.
    /// </summary>
    /// <param name="timeout">How long at most; <see cref="Timeout.InfiniteTimeSpan"/> for no limit.</param>
    /// <param name="events">Where events go, in order.</param>
    void Wait(TimeSpan timeout, ICollection<TerminalEvent> events);

    /// <summary>Ends a <see cref="Wait"/> that runs, or the next one. From any thread; cheap to call often.</summary>
    void Wake();

    /// <summary>
    /// Gives the terminal back, runs the action (an editor, a pager, a shell) and takes the terminal again. A
    /// <see cref="ResumedEvent"/> follows.
    /// </summary>
    void Suspend(Action whileAway);

    /// <summary>Gives the terminal back and stops the process as Ctrl+Z does; returns when it continues.</summary>
    void Stop();
}
