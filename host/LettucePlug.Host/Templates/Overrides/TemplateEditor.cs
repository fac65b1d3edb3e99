using LettucePlug.Liquid;

namespace LettucePlug.Host.Templates;

/// <summary>Changes what the user has of their own: overrides and the choice of packs.</summary>
internal sealed class TemplateEditor(TemplateLibrary library, OverrideStore overrides, PackChoice choice)
{
    /// <summary>Puts the user's own text in place of a template. A text with errors changes nothing.</summary>
    /// <param name="name">An id, or an id with a locale such as <c>scene.writer.tr</c>.</param>
    public async Task<TemplateSnapshot> SetAsync(string name, string text, CancellationToken cancellationToken)
    {
        var snapshot = await library.LoadAsync(cancellationToken);
        var (id, locale) = snapshot.Ids.Contains(name) ? (name, null) : LocaleName.Split(name, LocaleName.LooksLikeOne);
        if (!snapshot.Ids.Contains(id) || !OverrideStore.IsName(name))
        {
            throw TemplateException.NoTemplate(name, snapshot.Ids);
        }

        var file = new PromptFile(TemplateSnapshot.OverridesId, name + ".liquid", id, locale, text);
        var errors = PromptCheck.Run(file, snapshot).Where(finding => finding.Severity == DiagnosticSeverity.Error).ToList();
        if (errors.Count > 0)
        {
            throw TemplateException.BadTemplate(name, errors);
        }

        await overrides.WriteAsync(name, text, Base(snapshot, id, locale), cancellationToken);
        return await library.LoadAsync(cancellationToken);
    }

    /// <summary>Takes the user's own text away. False where there was none.</summary>
    public async Task<bool> ResetAsync(string name, CancellationToken cancellationToken)
    {
        var snapshot = await library.LoadAsync(cancellationToken);
        var removed = overrides.Remove(name);
        return removed || snapshot.Ids.Contains(name) ? removed : throw TemplateException.NoTemplate(name, snapshot.Ids);
    }

    /// <summary>Notes that the user has seen what changed below an override, and keeps it.</summary>
    public async Task KeepAsync(string name, CancellationToken cancellationToken)
    {
        var snapshot = await library.LoadAsync(cancellationToken);
        var file = snapshot.Overrides.Prompts.FirstOrDefault(prompt => Path.GetFileNameWithoutExtension(prompt.Path) == name)
            ?? throw TemplateException.NoTemplate(name, snapshot.Overrides.PromptIds);
        await overrides.WriteAsync(name, file.Source.Text, Base(snapshot, file.Id, file.Locale), cancellationToken);
    }

    /// <summary>The packs to ask first, in this order; none goes back to core alone.</summary>
    public async Task<IReadOnlyList<TemplatePack>> UseAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        var snapshot = await library.LoadAsync(cancellationToken);
        var packs = ids.Select(id => snapshot.FindPack(id) ?? throw TemplateException.NoPack(id, snapshot.Packs.Select(pack => pack.Id))).Distinct().ToList();
        if (packs.Find(pack => pack.IsBroken) is { } broken)
        {
            throw new TemplateException("broken-pack", $"The pack '{broken.Id}' cannot be used: {broken.Diagnostics[0].Message}.")
            {
                Hint = broken.Diagnostics[0].Hint,
                Diagnostics = broken.Diagnostics,
            };
        }

        await choice.ChooseAsync(packs, cancellationToken);
        return packs;
    }

    private static OverrideRecord? Base(TemplateSnapshot snapshot, string id, string? locale)
    {
        var below = TemplateResolver.Explain(snapshot, new TemplateCall { Id = id, Locale = locale }, _ => true)
            .FirstOrDefault(step => step.Problem is null && step.Layer != PackLayer.Override);
        return below?.Prompt is not { } prompt ? null : new OverrideRecord
        {
            BasePack = prompt.PackId,
            BaseVersion = prompt.Header.Version ?? snapshot.FindPack(prompt.PackId)?.Version ?? "0.0.0",
            BaseHash = prompt.Hash,
            BaseText = prompt.Source.Text,
        };
    }
}
