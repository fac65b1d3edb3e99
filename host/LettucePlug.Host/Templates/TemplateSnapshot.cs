using System.Collections.Concurrent;
using LettucePlug.Liquid;

namespace LettucePlug.Host.Templates;

/// <summary>All packs, choices and overrides as they were at one moment.</summary>
internal sealed class TemplateSnapshot
{
    public const string OverridesId = "overrides";
    private readonly ConcurrentDictionary<PromptFile, IReadOnlyList<Diagnostic>> _checked = new();

    /// <summary>Of plugins in their order, then of folders by name. Without the overrides.</summary>
    public required IReadOnlyList<TemplatePack> Packs { get; init; }

    /// <summary>The packs the user chose, first wins.</summary>
    public required IReadOnlyList<LockedPack> Chosen { get; init; }

    public required TemplatePack Overrides { get; init; }

    /// <summary>What each override was based on, by the name of its file.</summary>
    public required IReadOnlyDictionary<string, OverrideRecord> Records { get; init; }

    /// <summary>Packs that were left out, and chosen ones that are gone or have changed.</summary>
    public required IReadOnlyList<Diagnostic> Problems { get; init; }

    public TemplatePack? Core => FindPack(TemplatePack.CoreId);

    /// <summary>Every id that a prompt has anywhere, the host's own first.</summary>
    public IReadOnlyList<string> Ids =>
    [
        .. TemplateKinds.All.Select(kind => kind.Id)
            .Concat(Packs.Append(Overrides).SelectMany(pack => pack.PromptIds).Order(StringComparer.Ordinal))
            .Distinct(StringComparer.Ordinal),
    ];

    /// <summary>By its id, or by what follows <c>lettuce.</c> in it.</summary>
    public TemplatePack? FindPack(string id) =>
        Packs.FirstOrDefault(pack => pack.Id == id) ?? Packs.FirstOrDefault(pack => pack.Id == "lettuce." + id);

    public bool IsChosen(TemplatePack pack) => Chosen.Any(chosen => chosen.Id == pack.Id);

    /// <summary>Everything that keeps a prompt from being used, and remarks of parser and linter about its names.</summary>
    public IReadOnlyList<Diagnostic> Check(PromptFile prompt) => _checked.GetOrAdd(prompt, file => PromptCheck.Run(file, this));

    public bool IsUsable(PromptFile prompt) => !Check(prompt).Any(finding => finding.Severity == DiagnosticSeverity.Error);
}
