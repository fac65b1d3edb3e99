namespace LettucePlug.Terminal;

/// <summary>How soon a change has to be seen.</summary>
public enum FrameUrgency
{
    /// <summary>It answers a key or the mouse: at most 12 ms apart.</summary>
    Input,

    /// <summary>It comes from work in the background, such as a streamed reply: at most 33 ms apart.</summary>
    Stream,
}
