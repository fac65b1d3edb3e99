namespace LettucePlug.Emulators;

/// <summary>What can go wrong.</summary>
public enum FaultKind
{
    /// <summary>An answer with another status.</summary>
    Status,

    /// <summary>A redirect.</summary>
    Redirect,

    /// <summary>A 200 whose body is <see cref="Fault.Body"/>.</summary>
    ErrorInSuccess,

    /// <summary>The right answer, cut off at two thirds with a proper end of the message.</summary>
    TruncatedBody,

    /// <summary>The right answer, and then the connection breaks at two thirds.</summary>
    CutStream,

    /// <summary>The connection breaks after the request was read and before any answer.</summary>
    CutBeforeAnswer,

    /// <summary>The right JSON, in which every long base64 text lacks its end.</summary>
    TruncatedBase64,

    /// <summary>The right answer, said to be something else.</summary>
    WrongMime,

    /// <summary>The right answer, a few bytes at a time.</summary>
    SlowDrip,

    /// <summary>An answer that never ends.</summary>
    NeverEnding,

    /// <summary>An answer with another status, whose body begins and does not go on.</summary>
    Stalled,

    /// <summary>No answer until the client goes.</summary>
    Silence,

    /// <summary>Two thirds of the right answer, and then nothing until the client goes.</summary>
    Stall,
}
