namespace LettucePlug.Terminal;

/// <summary>What a <see cref="UiLoop"/> drives: all state, events and painting of a user interface. Called on its thread only.</summary>
public interface IUiRoot
{
    /// <summary>
    /// Takes an event. Nothing here may take longer than a few milliseconds: work runs on tasks and posts its result.
    /// </summary>
    /// <returns>Whether the picture may have changed.</returns>
    bool Handle(TerminalEvent terminalEvent);

    /// <summary>Paints everything onto the cleared canvas, of the terminal's present size.</summary>
    void Paint(Canvas canvas);

    /// <summary>Learns that a frame was sent. What it writes to the terminal now comes behind that frame.</summary>
    /// <param name="erased">Whether the frame began with erasing the screen, which takes pictures made of pixels along.</param>
    void Painted(bool erased)
    {
        // Most need not know.
    }
}
