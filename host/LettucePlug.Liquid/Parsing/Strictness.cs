namespace LettucePlug.Liquid;

/// <summary>How much the parser forgives.</summary>
public enum Strictness
{
    /// <summary>Text that means nothing in a tag is skipped, unknown filters pass their input through.</summary>
    Lenient,

    /// <summary>Text that means nothing, unknown filters and a wrong number of arguments are errors.</summary>
    Strict,

    /// <summary>As strict, and also in the places where the reference implementation stays forgiving.</summary>
    Strict2,

    /// <summary>The strictest: also branches after <c>else</c> and words after <c>else</c> are errors.</summary>
    Pack,
}
