namespace LettucePlug.Terminal;

/// <summary>
/// Something the user can do. The list of commands is the one source of keys, palette, help and menus.
/// </summary>
public sealed class Command
{
    /// <summary>What key settings call it, such as <c>chat.regenerate</c>; unique.</summary>
    public required string Id { get; init; }

    /// <summary>What the palette and help call it, a few words that begin with a verb.</summary>
    public required string Title { get; init; }

    /// <summary>What it does, in a sentence.</summary>
    public string Description { get; init; } = "";

    /// <summary>
    /// Where it works: the <see cref="Component.CommandContext"/> of a component the focus is in, or empty for everywhere
    /// outside of dialogs. A narrower context wins over a wider one.
    /// </summary>
    public string Context { get; init; } = "";

    /// <summary>The heading help lists it under; empty for the name of the context.</summary>
    public string Group { get; init; } = "";

    /// <summary>The keys it has unless the user's keymap says otherwise (<see cref="KeySequence"/>). At least one should reach every terminal.</summary>
    public IReadOnlyList<string> Keys { get; init; } = [];

    /// <summary>Whether it can be used now; <c>null</c> for always. Asked often, so it must be cheap.</summary>
    public Func<bool>? When { get; init; }

    /// <summary>Does it.</summary>
    public required Action Run { get; init; }

    /// <summary>Whether its keys come before the focused component sees them. Only for keys that type no text.</summary>
    public bool BeforeFocus { get; init; }

    /// <summary>Whether it also works while a dialog is open.</summary>
    public bool InDialogs { get; init; }

    /// <summary>Whether palette and help leave it out.</summary>
    public bool IsHidden { get; init; }

    /// <summary>Whether the bar of key hints shows it, and before which others: higher first; 0 for not at all.</summary>
    public int HintPriority { get; init; }

    /// <summary>What the bar of key hints calls it; empty for <see cref="Title"/>.</summary>
    public string Hint { get; init; } = "";

    internal bool IsUsable => When?.Invoke() != false;
}
