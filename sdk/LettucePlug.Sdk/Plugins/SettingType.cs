namespace LettucePlug.Sdk;

/// <summary>What kind of value a setting takes. Values travel as text in any case.</summary>
public enum SettingType
{
    /// <summary>One line of text.</summary>
    Text,

    /// <summary>Text of many lines, such as a workflow; can also be read from a file.</summary>
    LongText,

    /// <summary>A whole number in invariant notation.</summary>
    WholeNumber,

    /// <summary>A number in invariant notation.</summary>
    Number,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    Boolean,

    /// <summary>One of <see cref="SettingDefinition.Choices"/>.</summary>
    Choice,
}
