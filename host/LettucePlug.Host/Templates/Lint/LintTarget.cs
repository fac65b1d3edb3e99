using LettucePlug.Liquid;

namespace LettucePlug.Host.Templates;

/// <summary>What somebody wants checked: everything, a template by its id, a file, or the folder of a pack.</summary>
internal static class LintTarget
{
    public static IReadOnlyList<Diagnostic> Lint(TemplateSnapshot snapshot, string? target)
    {
        if (target is null)
        {
            return [.. snapshot.Problems, .. snapshot.Packs.Append(snapshot.Overrides).SelectMany(pack => PackLinter.Lint(pack, snapshot))];
        }

        if (snapshot.Ids.Contains(target))
        {
            return
            [
                .. snapshot.Packs.Append(snapshot.Overrides).SelectMany(pack => pack.Prompts).Where(prompt => prompt.Id == target)
                    .SelectMany(prompt => PackLinter.Lint(prompt, snapshot)),
            ];
        }

        if (File.Exists(target))
        {
            return LintFile(snapshot, Path.GetFullPath(target));
        }

        var (packs, with) = FindPacks(snapshot, target);
        return [.. packs.SelectMany(pack => PackLinter.Lint(pack, with))];
    }

    /// <summary>All packs, the one of an id, or the one of a folder, which then is part of the snapshot.</summary>
    public static (IReadOnlyList<TemplatePack> Packs, TemplateSnapshot Snapshot) FindPacks(TemplateSnapshot snapshot, string? target)
    {
        if (target is null)
        {
            return (snapshot.Packs, snapshot);
        }

        if (snapshot.FindPack(target) is { } known)
        {
            return ([known], snapshot);
        }

        if (!Directory.Exists(target))
        {
            throw TemplateException.Bad("no-such-target", $"There is no template, pack, file or folder '{target}'.", "'lettuceplug templates list' and 'templates packs' show what there is.");
        }

        var pack = PackReader.Read(PackSources.FromFolder(Path.GetFullPath(target)));
        return ([pack], With(snapshot, pack));
    }

    private static IReadOnlyList<Diagnostic> LintFile(TemplateSnapshot snapshot, string path)
    {
        if (Path.GetDirectoryName(Path.GetDirectoryName(path)) is { } folder && File.Exists(Path.Combine(folder, PackContents.ManifestFile)))
        {
            var pack = PackReader.Read(PackSources.FromFolder(folder));
            var with = With(snapshot, pack);
            var inside = Path.GetRelativePath(folder, path).Replace('\\', '/');
            return pack.IsBroken ? pack.Diagnostics
                : pack.Prompts.Concat(pack.Partials.Values).FirstOrDefault(prompt => prompt.Path == inside) is { } file
                    ? PackLinter.Lint(file, with)
                    : [.. pack.Diagnostics.Where(finding => finding.File.EndsWith(inside, StringComparison.Ordinal))];
        }

        var name = Path.GetFileNameWithoutExtension(path);
        var (id, locale) = snapshot.Ids.Contains(name) ? (name, null) : LocaleName.Split(name, LocaleName.LooksLikeOne);
        return PackLinter.Lint(new PromptFile(TemplateSnapshot.OverridesId, Path.GetFileName(path), id, locale, File.ReadAllText(path)), snapshot);
    }

    private static TemplateSnapshot With(TemplateSnapshot snapshot, TemplatePack pack) => new()
    {
        Packs = [.. snapshot.Packs.Where(other => other.Id != pack.Id), pack],
        Chosen = snapshot.Chosen,
        Overrides = snapshot.Overrides,
        Records = snapshot.Records,
        Problems = snapshot.Problems,
    };
}
