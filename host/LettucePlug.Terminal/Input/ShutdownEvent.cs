using System.Runtime.InteropServices;

namespace LettucePlug.Terminal;

/// <summary>The system asks the program to end. A second request ends it at once.</summary>
/// <param name="Signal">The signal that said so.</param>
public sealed record ShutdownEvent(PosixSignal Signal) : TerminalEvent;
