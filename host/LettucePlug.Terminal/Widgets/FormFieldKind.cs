namespace LettucePlug.Terminal;

/// <summary>Of what kind a value of a form is.</summary>
public enum FormFieldKind
{
    /// <summary>A line of text.</summary>
    Text,

    /// <summary>Text of several lines.</summary>
    LongText,

    /// <summary>A secret, hidden while it is typed.</summary>
    Secret,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A whole number.</summary>
    WholeNumber,

    /// <summary>On or off.</summary>
    Toggle,

    /// <summary>One of several.</summary>
    Choice,
}
