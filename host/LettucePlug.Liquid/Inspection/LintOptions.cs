namespace LettucePlug.Liquid;

/// <summary>What a linter knows about the surroundings of a template; what is null is not checked.</summary>
public sealed record LintOptions
{
    /// <summary>Every variable the host brings.</summary>
    public IReadOnlyCollection<string>? Variables { get; init; }

    /// <summary>Every partial that can be loaded from the template.</summary>
    public IReadOnlyCollection<string>? Partials { get; init; }

    /// <summary>Every media slot of the template's kind.</summary>
    public IReadOnlyCollection<string>? MediaSlots { get; init; }

    /// <summary>Every locale string.</summary>
    public IReadOnlyCollection<string>? LocaleKeys { get; init; }

    /// <summary>Whether tags with a better successor are warned about.</summary>
    /// <value>True.</value>
    public bool WarnsOfDiscouragedTags { get; init; } = true;
}
