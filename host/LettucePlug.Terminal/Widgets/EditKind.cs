namespace LettucePlug.Terminal;

/// <summary>What an edit was, for taking several back at once.</summary>
internal enum EditKind
{
    Other,
    Typing,
    Deleting,
}
