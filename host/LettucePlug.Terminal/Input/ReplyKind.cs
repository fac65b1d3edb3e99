namespace LettucePlug.Terminal;

/// <summary>The form of a reply.</summary>
public enum ReplyKind
{
    /// <summary>A control sequence, <c>CSI ... final</c>.</summary>
    Csi,

    /// <summary>An operating system command, <c>OSC ... ST</c>.</summary>
    Osc,

    /// <summary>A device control string, <c>DCS ... ST</c>.</summary>
    Dcs,

    /// <summary>An application program command, <c>APC ... ST</c>; kitty answers about pictures so.</summary>
    Apc,
}
