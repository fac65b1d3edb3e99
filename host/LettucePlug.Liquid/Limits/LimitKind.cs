namespace LettucePlug.Liquid;

/// <summary>Which limit a template ran into.</summary>
public enum LimitKind
{
    /// <summary>Characters of source.</summary>
    Source,

    /// <summary>Tags inside tags.</summary>
    TagNesting,

    /// <summary>Brackets and ranges inside expressions.</summary>
    ExpressionNesting,

    /// <summary>Operators in one condition.</summary>
    Operators,

    /// <summary>Templates inside templates.</summary>
    PartialDepth,

    /// <summary>Texts, outputs, tags and loop rounds rendered.</summary>
    Steps,

    /// <summary>Characters of output.</summary>
    Output,

    /// <summary>Characters of one string.</summary>
    StringLength,

    /// <summary>Items of one collection.</summary>
    Collection,

    /// <summary>Numbers of one range.</summary>
    Range,

    /// <summary>Characters of all strings made.</summary>
    TotalStrings,

    /// <summary>Time.</summary>
    Time,

    /// <summary>Characters of a date format.</summary>
    DateFormat,

    /// <summary>Levels of nested data.</summary>
    ValueDepth,

    /// <summary>Templates extending templates.</summary>
    ExtendsDepth,

    /// <summary>Stack left to the thread.</summary>
    Stack,
}
