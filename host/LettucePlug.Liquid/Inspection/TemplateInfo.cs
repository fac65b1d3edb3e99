namespace LettucePlug.Liquid;

/// <summary>What a template uses, for linters and editors. Nothing is rendered to find it out.</summary>
public sealed record TemplateInfo
{
    /// <summary>Every use of a variable, in the order of the source.</summary>
    public IReadOnlyList<VariableUse> Variables { get; init; } = [];

    /// <summary>Every use of a filter.</summary>
    public IReadOnlyList<NameUse> Filters { get; init; } = [];

    /// <summary>Every tag.</summary>
    public IReadOnlyList<NameUse> Tags { get; init; } = [];

    /// <summary>Every partial; a name that is only known when rendering is empty.</summary>
    public IReadOnlyList<NameUse> Partials { get; init; } = [];

    /// <summary>Every media slot that is placed.</summary>
    public IReadOnlyList<NameUse> MediaSlots { get; init; } = [];

    /// <summary>Every block.</summary>
    public IReadOnlyList<NameUse> Blocks { get; init; } = [];

    /// <summary>Every role.</summary>
    public IReadOnlyList<NameUse> Roles { get; init; } = [];

    /// <summary>Every section.</summary>
    public IReadOnlyList<NameUse> Sections { get; init; } = [];

    /// <summary>Every locale key: text in front of the <c>t</c> filter.</summary>
    public IReadOnlyList<NameUse> LocaleKeys { get; init; } = [];

    /// <summary>What is assigned or captured and never read in this file.</summary>
    public IReadOnlyList<NameUse> UnusedAssigns { get; init; } = [];

    /// <summary>Text that stands outside of every role although the template has roles.</summary>
    public IReadOnlyList<NameUse> TextOutsideRoles { get; init; } = [];

    /// <summary>Whether the conversation's history is placed.</summary>
    public bool HasHistory { get; init; }

    /// <summary>Every place of the history that has no <c>last</c> and so takes all of it.</summary>
    public IReadOnlyList<NameUse> UnlimitedHistory { get; init; } = [];

    /// <summary>Every range written with numbers that is longer than the limit, and so fails when walked through.</summary>
    public IReadOnlyList<NameUse> HugeRanges { get; init; } = [];

    /// <summary>The template this one extends, or null.</summary>
    public string? Extends { get; init; }

    /// <summary>The names of the variables the host has to bring: used, and not made by the template itself.</summary>
    public IEnumerable<string> RequiredRoots =>
        Variables.Where(use => !use.IsLocal).Select(use => use.Root).Distinct(StringComparer.Ordinal);
}
