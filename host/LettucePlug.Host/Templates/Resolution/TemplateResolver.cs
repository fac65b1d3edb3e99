using LettucePlug.Liquid;

namespace LettucePlug.Host.Templates;

/// <summary>
/// Asks the layers in order: pin, session, override, choices bound to character or model, chosen packs, packs of
/// plugins, core. Pure: no files are read and nothing is rendered.
/// </summary>
internal static class TemplateResolver
{
    /// <param name="holds">Whether the <c>when</c> of a prompt holds for the call.</param>
    public static IReadOnlyList<ResolutionStep> Explain(TemplateSnapshot snapshot, TemplateCall call, Func<PromptFile, bool> holds)
    {
        if (call.Pin is { } pin)
        {
            return [Pinned(snapshot, call, pin)];
        }

        var steps = new List<ResolutionStep>();
        if (call.SessionChoice is { } session)
        {
            steps.Add(Named(PackLayer.Session, session));
        }

        steps.Add(Look(PackLayer.Override, snapshot.Overrides, call.Id));
        foreach (var choice in call.BoundChoices)
        {
            steps.Add(Named(PackLayer.Bound, choice));
        }

        foreach (var pack in snapshot.Packs.Where(pack => call.PromptStyle is { } style && style == pack.Manifest?.PromptStyle))
        {
            steps.Add(Look(PackLayer.Bound, pack, call.Id));
        }

        foreach (var chosen in snapshot.Chosen)
        {
            steps.Add(snapshot.FindPack(chosen.Id) is { } pack ? Look(PackLayer.Enabled, pack, call.Id) : Missing(PackLayer.Enabled, chosen.Id));
        }

        foreach (var pack in snapshot.Packs.Where(pack => !pack.IsCore && !snapshot.IsChosen(pack)))
        {
            steps.Add(Unchosen(pack));
        }

        steps.Add(snapshot.Core is { } core ? Look(PackLayer.Core, core, call.Id) : Missing(PackLayer.Core, TemplatePack.CoreId));
        return steps;

        ResolutionStep Named(PackLayer layer, string choice)
        {
            var (packId, id) = PackScope.SplitPack(choice) is (null, var only) ? (only, call.Id) : PackScope.SplitPack(choice);
            return snapshot.FindPack(packId!) is { } pack ? Look(layer, pack, id) : Missing(layer, packId!); // Set by either branch.
        }

        ResolutionStep Unchosen(TemplatePack pack)
        {
            var look = Look(PackLayer.Shipped, pack, call.Id);
            var inCore = snapshot.Core?.Find(call.Id, null) is not null;
            return look.Problem is null && !(pack.IsFromPlugin && (pack.Manifest!.Automatic || !inCore)) // A pack without one has a problem.
                ? look with { Problem = $"not chosen ('lettuceplug templates use {pack.Id}' would)" }
                : look;
        }

        ResolutionStep Look(PackLayer layer, TemplatePack pack, string id)
        {
            var step = new ResolutionStep { Layer = layer, Pack = pack.Id };
            if (pack.IsBroken)
            {
                return step with { Problem = "the pack is broken: " + pack.Diagnostics[0].Message, IsFault = true };
            }

            if (pack.Find(id, call.Locale) is not { } prompt)
            {
                return step with { Problem = layer == PackLayer.Override ? "none" : $"has no '{id}'" };
            }

            step = step with { Prompt = prompt };
            var error = snapshot.Check(prompt).FirstOrDefault(finding => finding.Severity == DiagnosticSeverity.Error);
            return error is not null
                ? step with { Problem = $"degraded: {error.Code.Id} {error.Message} ({error.File}:{error.Line}:{error.Column})", IsFault = true }
                : holds(prompt) ? step : step with { Problem = "its 'when' does not hold here" };
        }
    }

    private static ResolutionStep Missing(PackLayer layer, string pack) =>
        new() { Layer = layer, Pack = pack, Problem = "there is no such pack", IsFault = true };

    /// <exception cref="TemplateException">A pin names exactly one template; anything wrong with it is an error.</exception>
    private static ResolutionStep Pinned(TemplateSnapshot snapshot, TemplateCall call, string pin)
    {
        var (name, version) = pin.Split('@', 2) is [var front, var back] ? (front, back) : (pin, null);
        var (packId, id) = PackScope.SplitPack(name);
        if (packId is null || snapshot.FindPack(packId) is not { } pack)
        {
            throw TemplateException.BrokenPin(pin, packId is null ? "a pin is written pack:id or pack:id@version" : $"there is no pack '{packId}'", []);
        }

        if (pack.IsBroken)
        {
            throw TemplateException.BrokenPin(pin, "the pack is broken: " + pack.Diagnostics[0].Message, pack.Diagnostics);
        }

        if (pack.Find(id, call.Locale) is not { } prompt)
        {
            throw TemplateException.BrokenPin(pin, $"the pack has no '{id}'", []);
        }

        var there = prompt.Header.Version ?? pack.Version;
        if (version is not null && version != there)
        {
            throw TemplateException.BrokenPin(pin, $"version {version} is asked for and {there} is there", []);
        }

        var errors = snapshot.Check(prompt).Where(finding => finding.Severity == DiagnosticSeverity.Error).ToList();
        return errors.Count == 0
            ? new ResolutionStep { Layer = PackLayer.Pin, Pack = pack.Id, Prompt = prompt }
            : throw TemplateException.BrokenPin(pin, errors[0].Message, errors);
    }
}
