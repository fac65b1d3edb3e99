namespace LettucePlug.Liquid;

/// <summary>How source becomes a template.</summary>
public sealed record ParserOptions
{
    /// <summary>The standard language, lenient.</summary>
    public static ParserOptions Default { get; } = new();

    /// <summary>What prompt packs are held to: the prompt dialect, nothing forgiven.</summary>
    public static ParserOptions ForPacks { get; } = new()
    {
        Dialect = LiquidDialect.Prompt,
        Strictness = Strictness.Pack,
    };

    /// <summary>The language.</summary>
    /// <value>The standard one.</value>
    public LiquidDialect Dialect { get; init; }

    /// <summary>How much is forgiven.</summary>
    /// <value>Lenient.</value>
    public Strictness Strictness { get; init; }

    /// <summary>The limits of parsing.</summary>
    /// <value><see cref="LiquidLimits.Default"/>.</value>
    public LiquidLimits Limits { get; init; } = LiquidLimits.Default;

    /// <summary>The file's name for diagnostics and chains.</summary>
    /// <value>Empty.</value>
    public string File { get; init; } = "";

    /// <summary>
    /// Where the template starts inside the given text, so that positions count the front matter before it.
    /// </summary>
    /// <value>0.</value>
    public int BodyStart { get; init; }

    /// <summary>A template that this one extends, named outside of its text; the same as an <c>extends</c> tag in front of it.</summary>
    /// <value>Null.</value>
    public string? Extends { get; init; }

    /// <summary>
    /// Old variables by their source text without spaces (<c>char</c>, <c>reference[character]</c>) and what they
    /// mean now: a path of names with dots, or <c>media:slot</c> for a media slot. Each use is a warning. A key that
    /// begins with <c>{{</c> counts only where the variable is what an output begins with.
    /// </summary>
    /// <value>None.</value>
    public IReadOnlyDictionary<string, string>? Aliases { get; init; }

    /// <summary>Filters of the host, looked up after the built-in ones.</summary>
    /// <value>None.</value>
    public IReadOnlyDictionary<string, FilterDefinition>? Filters { get; init; }

    /// <summary>The roles that messages may have.</summary>
    /// <value><c>system</c>, <c>user</c> and <c>assistant</c>.</value>
    public IReadOnlyList<string> Roles { get; init; } = ["system", "user", "assistant"];

    /// <summary>The media slots a template may name; null allows every name.</summary>
    /// <value>Null.</value>
    public IReadOnlyCollection<string>? MediaSlots { get; init; }
}
