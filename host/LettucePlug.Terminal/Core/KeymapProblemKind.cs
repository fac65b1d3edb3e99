namespace LettucePlug.Terminal;

/// <summary>What can be wrong with the keys of commands.</summary>
public enum KeymapProblemKind
{
    /// <summary>A keymap names a command that does not exist.</summary>
    UnknownCommand,

    /// <summary>A keymap holds what is not a key.</summary>
    UnknownKey,

    /// <summary>Two commands of one place have the same keys.</summary>
    Conflict,

    /// <summary>A longer sequence begins with the whole keys of another command.</summary>
    Hidden,

    /// <summary>None of the keys reaches every terminal.</summary>
    NotPortable,
}
