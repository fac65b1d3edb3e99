namespace LettucePlug.Terminal;

/// <summary>What a piece of text is for. A <see cref="Theme"/> decides how it looks, so no component names a colour.</summary>
public enum Role : byte
{
    /// <summary>Ordinary text on the page.</summary>
    Text,

    /// <summary>Text of second rank: times, counts, hints.</summary>
    Muted,

    /// <summary>What should catch the eye.</summary>
    Accent,

    /// <summary>A heading or a title.</summary>
    Title,

    /// <summary>The name and words of the person at the keyboard.</summary>
    User,

    /// <summary>The name of the one who answers.</summary>
    Character,

    /// <summary>What somebody does rather than says: <c>*action*</c>.</summary>
    Action,

    /// <summary>Quoted text.</summary>
    Quote,

    /// <summary>Code and literal values.</summary>
    Code,

    /// <summary>A link.</summary>
    Link,

    /// <summary>A key name in help and status lines.</summary>
    Key,

    /// <summary>Something went well.</summary>
    Success,

    /// <summary>Something wants attention.</summary>
    Warning,

    /// <summary>Something failed.</summary>
    Error,

    /// <summary>The lines of a frame.</summary>
    Border,

    /// <summary>The frame around what has the focus.</summary>
    BorderFocused,

    /// <summary>A field that takes text.</summary>
    Input,

    /// <summary>What an empty field says.</summary>
    Placeholder,

    /// <summary>The chosen row or the selected text.</summary>
    Selection,

    /// <summary>The chosen row of a list without the focus.</summary>
    SelectionInactive,

    /// <summary>What a search found.</summary>
    Match,

    /// <summary>A bar such as the status line.</summary>
    Bar,

    /// <summary>The face of a dialog or menu.</summary>
    Panel,

    /// <summary>What cannot be used now.</summary>
    Disabled,

    /// <summary>Added text in a comparison.</summary>
    Added,

    /// <summary>Removed text in a comparison.</summary>
    Removed,

    /// <summary>The moving part of a progress or scroll bar.</summary>
    Gauge,
}
