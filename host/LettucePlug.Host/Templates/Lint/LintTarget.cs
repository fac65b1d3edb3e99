using LettucePlug.Liquid;

namespace LettucePlug.Host.Templates;

/// <summary>What somebody wants checked: everything, a template by its id, a file, or the folder of a pack.</summary>
internal static class LintTarget
{
    /// <summary>Refuses bytes that are no text, where the usual encoding would put question marks.</summary>
    public static readonly System.Text.Encoding Utf8 = new System.Text.UTF8Encoding(false, throwOnInvalidBytes: true);

    public static IReadOnlyList<Diagnostic> Lint(
        TemplateSnapshot snapshot, string? target, PromptRenderer renderer, CancellationToken cancellationToken)
    {
        if (target is null)
        {
            return
            [
                .. snapshot.Problems,
                .. snapshot.Packs.SelectMany(pack => LintPack(pack, snapshot)),
                .. PackLinter.Lint(snapshot.Overrides, snapshot),
            ];
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
            return LintFile(snapshot, target);
        }

        var (packs, with) = FindPacks(snapshot, target);
        return
        [
            .. packs.SelectMany(pack => snapshot.FindPack(target) is null
                ? InFolder(LintPack(pack, with), pack.Id, Shown(target, Path.GetFullPath(target)))
                : LintPack(pack, with)),
        ];

        IReadOnlyList<Diagnostic> LintPack(TemplatePack pack, TemplateSnapshot whole) =>
            [.. PackLinter.Lint(pack, whole), .. SampleRules.Check(pack, whole, renderer, cancellationToken)];
    }

    public static TemplateException NotText(string file) =>
        TemplateException.Bad("not-text", $"{file} is not UTF-8 text.", "Save it as UTF-8.");

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

    private static IReadOnlyList<Diagnostic> LintFile(TemplateSnapshot snapshot, string typed)
    {
        var path = Path.GetFullPath(typed);
        return Path.GetDirectoryName(Path.GetDirectoryName(path)) is { } folder && File.Exists(Path.Combine(folder, PackContents.ManifestFile))
            ? LintFileOfPack(snapshot, typed, path, folder)
            : LintDraft(snapshot, typed, path);
    }

    private static IReadOnlyList<Diagnostic> LintFileOfPack(TemplateSnapshot snapshot, string typed, string path, string folder)
    {
        var pack = PackReader.Read(PackSources.FromFolder(folder));
        var inside = Path.GetRelativePath(folder, path).Replace('\\', '/');
        IReadOnlyList<Diagnostic> findings = pack.IsBroken ? pack.Diagnostics
            : pack.Prompts.Concat(pack.Partials.Values).FirstOrDefault(prompt => prompt.Path == inside) is { } file
                ? PackLinter.Lint(file, With(snapshot, pack))
                : [.. pack.Diagnostics.Where(finding => finding.File.EndsWith(inside, StringComparison.Ordinal))];
        return InFolder(findings, pack.Id, Shown(typed, folder));
    }

    private static IReadOnlyList<Diagnostic> LintDraft(TemplateSnapshot snapshot, string typed, string path)
    {
        var name = Path.GetFileNameWithoutExtension(path);
        var (id, locale) = snapshot.Ids.Contains(name) ? (name, null) : LocaleName.Split(name, LocaleName.LooksLikeOne);
        var file = new PromptFile(TemplateSnapshot.OverridesId, Path.GetFileName(path), id, locale, ReadText(typed));
        var findings = PackLinter.Lint(file, snapshot);
        if (file.Kind is null && file.Header.Extends is null)
        {
            // Which variables there are depends on the kind: all of them would be called unknown.
            findings =
            [
                file.Source.Warning(
                    TemplateCodes.MissingKey, 0, 0, "nothing says what kind of template this is, so its variables were not checked",
                    "write kind: scene-writer at its top, or name the file as the template is named"),
                .. findings.Where(finding => finding.Code != DiagnosticCode.UnknownVariable),
            ];
        }

        return InFolder(findings, TemplateSnapshot.OverridesId, Shown(typed, Path.GetDirectoryName(path) ?? path));
    }

    private static string ReadText(string path)
    {
        try
        {
            return File.ReadAllText(path, Utf8);
        }
        catch (System.Text.DecoderFallbackException)
        {
            throw NotText(path);
        }
    }

    /// <summary>A folder as somebody names it who names things the way <paramref name="typed"/> is named.</summary>
    private static string Shown(string typed, string folder) =>
        Path.IsPathRooted(typed) ? folder : Path.GetRelativePath(".", folder);

    /// <summary>Packs are named by their id in findings; for files that somebody edits the way to the file is of more use.</summary>
    private static IReadOnlyList<Diagnostic> InFolder(IReadOnlyList<Diagnostic> findings, string packId, string folder)
    {
        return
        [
            .. findings.Select(finding => finding with
            {
                File = Place(finding.File),
                Related = [.. finding.Related.Select(other => other with { File = Place(other.File) })],
                Stack = [.. finding.Stack.Select(frame => frame with { File = Place(frame.File) })],
            }),
        ];

        string Place(string file) => !file.StartsWith(packId + "/", StringComparison.Ordinal) ? file
            : folder == "." ? file[(packId.Length + 1)..]
            : Path.Combine(folder, file[(packId.Length + 1)..]).Replace('\\', '/');
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
