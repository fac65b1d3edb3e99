namespace LettucePlug.Host.Workflows.Chats;

/// <summary>What becomes of a scene prompt in a reply.</summary>
internal enum SceneMode
{
    /// <summary>There are no scene images.</summary>
    Off,

    /// <summary>Ignored; the model is not told to write any.</summary>
    Manual,

    /// <summary>Waits for the user's word.</summary>
    AskFirst,

    /// <summary>Rendered at once.</summary>
    Automatic,
}
