using LettucePlug.Host.Templates;
using LettucePlug.Liquid;

namespace LettucePlug.Host.Tui.Models;

/// <summary>The packs of prompts in the order they are asked, and each prompt with the version that is used.</summary>
internal sealed class TemplatesModel(Services services, Drafts drafts)
{
    private TemplateSnapshot? _snapshot;
    private (string Id, string Text)? _removed;

    /// <summary>Those that are chosen first, in their order; then core, which is asked last; then the rest.</summary>
    public IReadOnlyList<PackEntry> Packs { get; private set; } = [];

    /// <summary>By kind, the host's own first.</summary>
    public IReadOnlyList<TemplateStatus> Prompts { get; private set; } = [];

    public Problem? Problem { get; private set; }

    /// <summary>Whether an own version was taken away that can come back.</summary>
    public bool CanUndo => _removed is not null;

    public async Task LoadAsync()
    {
        try
        {
            Show(await Task.Run(() => services.Templates.Library.LoadAsync(CancellationToken.None)));
        }
        catch (Exception error)
        {
            Problem = Problem.Of(error);
        }
    }

    /// <summary>Takes a pack into use, asked before all others, or out of it.</summary>
    public Task<Problem?> ToggleAsync(PackEntry entry)
    {
        var order = Order();
        if (!order.Remove(entry.Pack.Id))
        {
            order.Insert(0, entry.Pack.Id);
        }

        return UseAsync(order);
    }

    /// <summary>Has a chosen pack asked earlier (less than 0) or later; at the ends nothing changes.</summary>
    public Task<Problem?> MoveAsync(PackEntry entry, int by)
    {
        var order = Order();
        var at = order.IndexOf(entry.Pack.Id);
        if (at < 0 || at + by < 0 || at + by >= order.Count)
        {
            return Task.FromResult<Problem?>(null);
        }

        (order[at], order[at + by]) = (order[at + by], order[at]);
        return UseAsync(order);
    }

    /// <summary>What is wrong with a pack and its prompts.</summary>
    public IReadOnlyList<Diagnostic> FindingsOf(TemplatePack pack) =>
        _snapshot is null ? [] : [.. PackLinter.Lint(pack, _snapshot).Where(one => one.Severity == DiagnosticSeverity.Error)];

    /// <summary>Every place that was asked for a prompt, and why each lost.</summary>
    public IReadOnlyList<ResolutionStep> StepsOf(string id) => _snapshot is null
        ? []
        : TemplateResolver.Explain(_snapshot, new TemplateCall { Id = id }, _ => true);

    /// <summary>What changed below an own version since it was written; null for nothing.</summary>
    public BaseChange? BaseOf(TemplateStatus prompt) =>
        _snapshot is not null && prompt.Chosen is { PackId: TemplateSnapshot.OverridesId } own ? BaseChange.Of(own, _snapshot) : null;

    /// <summary>The text that would be used without the own version; empty where there is none.</summary>
    public string DefaultOf(string id) => StepsOf(id)
        .FirstOrDefault(step => step is { Problem: null, Prompt: not null } && step.Layer != PackLayer.Override)?.Prompt?.Source.Text ?? "";

    /// <summary>The user's own text, as it is saved; null where there is none.</summary>
    public string? OwnOf(string id) =>
        _snapshot?.Overrides.Prompts.FirstOrDefault(prompt => prompt.Id == id && prompt.Locale is null)?.Source.Text;

    /// <summary>What an editor begins with: what was typed and not saved, else the own version, else the default.</summary>
    public string TextFor(string id) => drafts.Read(DraftOf(id)) is { Length: > 0 } draft ? draft : OwnOf(id) ?? DefaultOf(id);

    public bool HasDraft(string id) => drafts.Read(DraftOf(id)).Length > 0;

    /// <summary>Keeps what is typed, so that nothing is lost by leaving.</summary>
    public void Keep(string id, string text) =>
        drafts.Write(DraftOf(id), text == (OwnOf(id) ?? DefaultOf(id)) ? "" : text);

    /// <summary>Lints and renders a text beside the UI.</summary>
    public Task<OverrideTrial> TryAsync(string id, string text, CancellationToken cancellationToken) => Task.Run(
        async () => OverrideTrial.Run(
            await services.Templates.Library.LoadAsync(cancellationToken), services.Templates.Renderer, id, text, cancellationToken),
        cancellationToken);

    /// <summary>Puts a text in place of the prompt.</summary>
    /// <returns>Why it was not saved; null when it was.</returns>
    public async Task<Problem?> SaveAsync(string id, string text)
    {
        try
        {
            Show(await Task.Run(() => services.Templates.Editor.SetAsync(id, text, CancellationToken.None)));
            drafts.Write(DraftOf(id), "");
            return null;
        }
        catch (Exception error)
        {
            return Problem.Of(error);
        }
    }

    /// <summary>Goes back to the default; <see cref="UndoAsync"/> brings the own version back.</summary>
    public async Task<Problem?> ResetAsync(string id)
    {
        try
        {
            var own = OwnOf(id);
            await Task.Run(() => services.Templates.Editor.ResetAsync(id, CancellationToken.None));
            drafts.Write(DraftOf(id), "");
            _removed = own is null ? _removed : (id, own);
            await LoadAsync();
            return null;
        }
        catch (Exception error)
        {
            return Problem.Of(error);
        }
    }

    public async Task<Problem?> UndoAsync()
    {
        if (_removed is not var (id, text))
        {
            return null;
        }

        _removed = null;
        return await SaveAsync(id, text);
    }

    /// <summary>Notes that the user has seen what changed below an own version.</summary>
    public async Task KeepOwnAsync(string id)
    {
        await Task.Run(() => services.Templates.Editor.KeepAsync(id, CancellationToken.None));
        await LoadAsync();
    }

    private static string DraftOf(string id) => "template-" + id;

    private List<string> Order() =>
        [.. _snapshot?.Chosen.Select(chosen => chosen.Id).Where(id => _snapshot.Packs.Any(pack => pack.Id == id)) ?? []];

    private async Task<Problem?> UseAsync(List<string> order)
    {
        try
        {
            await Task.Run(() => services.Templates.Editor.UseAsync(order, CancellationToken.None));
            await LoadAsync();
            return null;
        }
        catch (Exception error)
        {
            return Problem.Of(error);
        }
    }

    private void Show(TemplateSnapshot snapshot)
    {
        _snapshot = snapshot;
        var order = Order();
        Packs =
        [
            .. snapshot.Packs
                .Select(pack => new PackEntry
                {
                    Pack = pack,
                    Order = order.IndexOf(pack.Id) is >= 0 and var at ? at + 1 : null,
                    State = pack.IsBroken ? "broken"
                        : pack.Diagnostics.Any(one => one.Severity == DiagnosticSeverity.Error) || pack.Prompts.Any(prompt => !snapshot.IsUsable(prompt)) ? "degraded"
                        : "ok",
                })
                .OrderBy(entry => entry.Order ?? (entry.Pack.IsCore ? int.MaxValue - 1 : int.MaxValue)),
        ];
        Prompts = [.. snapshot.Ids.Select(id => TemplateStatus.Of(snapshot, id))];
        Problem = snapshot.Problems is [var first, ..] ? new Problem { Message = Sentence(first.Message), Hint = first.Hint } : null;
    }

    private static string Sentence(string text) => text.Length > 0 ? char.ToUpperInvariant(text[0]) + text[1..] + "." : text;
}
