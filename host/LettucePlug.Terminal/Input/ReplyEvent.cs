namespace LettucePlug.Terminal;

/// <summary>The terminal answered a question. Replies come late, in any order, or never.</summary>
/// <param name="Kind">Its form.</param>
/// <param name="Body">What stands between introducer and terminator; for a control sequence with its final character.</param>
public sealed record ReplyEvent(ReplyKind Kind, string Body) : TerminalEvent;
