namespace LettucePlug.Host.Templates;

/// <summary>
/// What a file may see of other files: partials of its own pack, of the packs it requires, and of core; never a path.
/// </summary>
internal static class PackScope
{
    private const string CoreName = "core";

    public static PromptFile? FindPartial(TemplateSnapshot snapshot, string fromPack, string name)
    {
        var (wanted, partial) = SplitPack(name);
        return Reachable(snapshot, fromPack, wanted)
            .Select(pack => pack.Partials.GetValueOrDefault(partial))
            .FirstOrDefault(found => found is not null);
    }

    /// <summary>The template that another one extends: of another pack, or of its own under another id.</summary>
    public static PromptFile? FindParent(TemplateSnapshot snapshot, PromptFile child, string name, string? locale)
    {
        var (wanted, id) = SplitPack(name);
        return Reachable(snapshot, child.PackId, wanted)
            .Select(pack => pack.Find(id, locale))
            .FirstOrDefault(found => found is not null && !ReferenceEquals(found, child) && !(found.PackId == child.PackId && found.Id == child.Id));
    }

    public static IEnumerable<string> PartialNames(TemplateSnapshot snapshot, string fromPack) =>
        Reachable(snapshot, fromPack, null).SelectMany(pack => pack.Partials.Keys).Distinct(StringComparer.Ordinal);

    /// <summary>Why a name with a pack in front cannot be used, or null where it can.</summary>
    public static string? Undeclared(TemplateSnapshot snapshot, string fromPack, string name)
    {
        var (wanted, _) = SplitPack(name);
        if (wanted is null || Reachable(snapshot, fromPack, wanted).Any())
        {
            return null;
        }

        return snapshot.FindPack(FullId(wanted)) is { } there
            ? $"the pack '{there.Id}' is not among those that pack.yaml requires"
            : $"there is no pack '{wanted}'";
    }

    public static (string? Pack, string Name) SplitPack(string name)
    {
        var at = name.IndexOf(':');
        return at < 0 ? (null, name) : (name[..at], name[(at + 1)..]);
    }

    private static IEnumerable<TemplatePack> Reachable(TemplateSnapshot snapshot, string fromPack, string? wanted)
    {
        var isOverride = fromPack == TemplateSnapshot.OverridesId;
        var own = isOverride ? null : snapshot.FindPack(fromPack);
        var required = own?.Manifest?.Requires ?? new Dictionary<string, Plugins.VersionRange>();
        if (wanted is not null)
        {
            var pack = snapshot.FindPack(FullId(wanted));
            return pack is { IsBroken: false } && (isOverride || pack == own || Fits(pack)) ? [pack] : [];
        }

        // An override may use what any pack has: it is the user's own. The packs the user chose come first.
        var others = isOverride
            ? snapshot.Chosen.Select(chosen => snapshot.FindPack(chosen.Id))
            : required.Keys.Select(snapshot.FindPack).Where(pack => pack is not null && Fits(pack));
        return others.Prepend(own).Append(snapshot.Core).OfType<TemplatePack>().Where(pack => !pack.IsBroken).Distinct();

        bool Fits(TemplatePack pack) =>
            required.TryGetValue(pack.Id, out var range) && pack.Manifest is { } manifest && range.Contains(manifest.Version);
    }

    private static string FullId(string pack) => pack == CoreName ? TemplatePack.CoreId : pack;
}
