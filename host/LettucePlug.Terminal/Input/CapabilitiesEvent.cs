namespace LettucePlug.Terminal;

/// <summary>More is known about the terminal: colours, widths or pictures may be chosen anew.</summary>
/// <param name="Capabilities">All that is known now.</param>
public sealed record CapabilitiesEvent(TerminalCapabilities Capabilities) : TerminalEvent;
