namespace LettucePlug.Terminal;

/// <summary>How a text got to a clipboard.</summary>
public enum ClipboardWay
{
    /// <summary>Not at all: it is too long for the terminal.</summary>
    None,

    /// <summary>Through the terminal (OSC 52), which may be set to refuse it and does not say.</summary>
    Terminal,

    /// <summary>Through tmux, which keeps it in a buffer and hands it on to the terminal it runs in.</summary>
    Tmux,
}
