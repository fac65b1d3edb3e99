namespace LettucePlug.Liquid;

/// <summary>
/// The name of a kind of finding: <c>LQ2xx</c> syntax, <c>3xx</c> names, <c>4xx</c> rendering, <c>5xx</c> limits,
/// <c>7xx</c> style. The engine uses the codes below; a host may add its own in free numbers.
/// </summary>
public readonly record struct DiagnosticCode
{
    /// <summary>Makes a code.</summary>
    /// <param name="id">Such as <c>LQ203</c>.</param>
    /// <param name="name">Such as <c>unclosed-tag</c>.</param>
    public DiagnosticCode(string id, string name)
    {
        Id = id;
        Name = name;
    }

    /// <summary>The short form, such as <c>LQ203</c>.</summary>
    public string Id { get; }

    /// <summary>The readable form, such as <c>unclosed-tag</c>.</summary>
    public string Name { get; }

    /// <summary>Text in a tag or output that means nothing there.</summary>
    public static DiagnosticCode Syntax { get; } = new("LQ201", "syntax");

    /// <summary>An output or tag without its closing braces.</summary>
    public static DiagnosticCode UnclosedDelimiter { get; } = new("LQ202", "unclosed-delimiter");

    /// <summary>A block tag that is never closed; the position is its opener.</summary>
    public static DiagnosticCode UnclosedTag { get; } = new("LQ203", "unclosed-tag");

    /// <summary>A closing or middle tag without its opener.</summary>
    public static DiagnosticCode UnexpectedTag { get; } = new("LQ204", "unexpected-tag");

    /// <summary>A tag whose arguments do not fit its form.</summary>
    public static DiagnosticCode BadTagArguments { get; } = new("LQ205", "bad-tag-arguments");

    /// <summary>A quotation mark without its partner.</summary>
    public static DiagnosticCode UnclosedString { get; } = new("LQ206", "unclosed-string");

    /// <summary>A comparison the language does not have.</summary>
    public static DiagnosticCode UnknownOperator { get; } = new("LQ207", "unknown-operator");

    /// <summary>A tag in a place where it has no meaning.</summary>
    public static DiagnosticCode MisplacedTag { get; } = new("LQ208", "misplaced-tag");

    /// <summary>A branch after else, which is never reached.</summary>
    public static DiagnosticCode DuplicateElse { get; } = new("LQ209", "duplicate-else");

    /// <summary>Two blocks of one name in a file.</summary>
    public static DiagnosticCode DuplicateBlock { get; } = new("LQ210", "duplicate-block");

    /// <summary>A filter that does not exist.</summary>
    public static DiagnosticCode UnknownFilter { get; } = new("LQ301", "unknown-filter");

    /// <summary>A tag that does not exist.</summary>
    public static DiagnosticCode UnknownTag { get; } = new("LQ302", "unknown-tag");

    /// <summary>A variable or property that does not exist.</summary>
    public static DiagnosticCode UnknownVariable { get; } = new("LQ303", "unknown-variable");

    /// <summary>A partial that does not exist.</summary>
    public static DiagnosticCode UnknownPartial { get; } = new("LQ304", "unknown-partial");

    /// <summary>A media slot that the template may not use.</summary>
    public static DiagnosticCode UnknownMediaSlot { get; } = new("LQ305", "unknown-media-slot");

    /// <summary>Too few or too many arguments for a filter.</summary>
    public static DiagnosticCode FilterArguments { get; } = new("LQ306", "filter-arguments");

    /// <summary>An old name of a variable; the new one is in the hint.</summary>
    public static DiagnosticCode LegacyAlias { get; } = new("LQ307", "legacy-alias");

    /// <summary>A role that messages do not have.</summary>
    public static DiagnosticCode UnknownRole { get; } = new("LQ308", "unknown-role");

    /// <summary>A block that the extended template does not have.</summary>
    public static DiagnosticCode UnknownBlock { get; } = new("LQ309", "unknown-block");

    /// <summary>A value that a tag or filter cannot work with.</summary>
    public static DiagnosticCode BadArgument { get; } = new("LQ401", "bad-argument");

    /// <summary>A division by zero.</summary>
    public static DiagnosticCode DivideByZero { get; } = new("LQ402", "divide-by-zero");

    /// <summary>Values that have no order between them.</summary>
    public static DiagnosticCode NotComparable { get; } = new("LQ403", "not-comparable");

    /// <summary>A property asked of a value that has none.</summary>
    public static DiagnosticCode NoProperty { get; } = new("LQ404", "no-property");

    /// <summary>An include inside a rendered partial, whose scope is closed.</summary>
    public static DiagnosticCode IncludeInRender { get; } = new("LQ405", "include-in-render");

    /// <summary>A role, slot or section where only text is collected.</summary>
    public static DiagnosticCode StructureInText { get; } = new("LQ406", "structure-in-text");

    /// <summary>Text that is not valid in the encoding a filter reads.</summary>
    public static DiagnosticCode BadEncoding { get; } = new("LQ407", "bad-encoding");

    /// <summary>A partial that has errors itself.</summary>
    public static DiagnosticCode BadTemplate { get; } = new("LQ408", "bad-template");

    /// <summary>More source than allowed.</summary>
    public static DiagnosticCode SourceLimit { get; } = new("LQ501", "source-limit");

    /// <summary>More tags inside tags than allowed.</summary>
    public static DiagnosticCode TagNestingLimit { get; } = new("LQ502", "tag-nesting-limit");

    /// <summary>More nesting inside an expression than allowed.</summary>
    public static DiagnosticCode ExpressionNestingLimit { get; } = new("LQ503", "expression-nesting-limit");

    /// <summary>More operators in one condition than allowed.</summary>
    public static DiagnosticCode OperatorLimit { get; } = new("LQ504", "operator-limit");

    /// <summary>More templates inside templates than allowed.</summary>
    public static DiagnosticCode PartialDepthLimit { get; } = new("LQ505", "partial-depth-limit");

    /// <summary>More steps than allowed.</summary>
    public static DiagnosticCode StepLimit { get; } = new("LQ506", "step-limit");

    /// <summary>More output than allowed.</summary>
    public static DiagnosticCode OutputLimit { get; } = new("LQ507", "output-limit");

    /// <summary>A longer string than allowed.</summary>
    public static DiagnosticCode StringLimit { get; } = new("LQ508", "string-limit");

    /// <summary>A bigger collection than allowed.</summary>
    public static DiagnosticCode CollectionLimit { get; } = new("LQ509", "collection-limit");

    /// <summary>A longer range than allowed.</summary>
    public static DiagnosticCode RangeLimit { get; } = new("LQ510", "range-limit");

    /// <summary>More text made in total than allowed.</summary>
    public static DiagnosticCode TotalStringsLimit { get; } = new("LQ511", "total-strings-limit");

    /// <summary>More time than allowed.</summary>
    public static DiagnosticCode TimeLimit { get; } = new("LQ512", "time-limit");

    /// <summary>A longer date format than allowed.</summary>
    public static DiagnosticCode DateFormatLimit { get; } = new("LQ513", "date-format-limit");

    /// <summary>Data nested deeper than allowed.</summary>
    public static DiagnosticCode ValueDepthLimit { get; } = new("LQ514", "value-depth-limit");

    /// <summary>More templates extending templates than allowed.</summary>
    public static DiagnosticCode ExtendsDepthLimit { get; } = new("LQ515", "extends-depth-limit");

    /// <summary>Less stack left than rendering on needs.</summary>
    public static DiagnosticCode StackLimit { get; } = new("LQ516", "stack-limit");

    /// <summary>A variable that is set and never read.</summary>
    public static DiagnosticCode UnusedAssign { get; } = new("LQ701", "unused-assign");

    /// <summary>A tag with a better successor.</summary>
    public static DiagnosticCode DiscouragedTag { get; } = new("LQ702", "discouraged-tag");

    /// <summary>A section left out to fit the token budget.</summary>
    public static DiagnosticCode SectionDropped { get; } = new("LQ703", "section-dropped");

    /// <summary>A section shortened to its own token limit.</summary>
    public static DiagnosticCode SectionCut { get; } = new("LQ704", "section-cut");

    /// <summary>A prompt over its token budget with nothing left to drop.</summary>
    public static DiagnosticCode OverBudget { get; } = new("LQ705", "over-budget");

    /// <summary>A locale string that does not exist.</summary>
    public static DiagnosticCode MissingTranslation { get; } = new("LQ706", "missing-translation");

    /// <summary>Text outside of every role in a template that has roles.</summary>
    public static DiagnosticCode TextOutsideRoles { get; } = new("LQ707", "text-outside-roles");

    /// <summary>Text in a tag that lenient parsing skips.</summary>
    public static DiagnosticCode IgnoredText { get; } = new("LQ708", "ignored-text");

    /// <inheritdoc/>
    public override string ToString() => $"{Id} {Name}";
}
