using LettucePlug.Liquid;

namespace LettucePlug.Host.Templates;

/// <summary>Chooses the template of a call, checks its inputs, renders it, and says what it did.</summary>
internal sealed class PromptRenderer(TemplateLibrary library, TimeProvider time) : IPromptRenderer
{
    public async Task<RenderedPrompt> RenderAsync(TemplateCall call, CancellationToken cancellationToken)
    {
        var snapshot = await library.LoadAsync(cancellationToken);
        return Render(snapshot, call, cancellationToken);
    }

    /// <summary>The chain of layers for a call, and why each lost.</summary>
    public IReadOnlyList<ResolutionStep> Explain(TemplateSnapshot snapshot, TemplateCall call) =>
        TemplateResolver.Explain(snapshot, call, prompt => Holds(call, prompt));

    public RenderedPrompt Render(TemplateSnapshot snapshot, TemplateCall call, CancellationToken cancellationToken)
    {
        if (call.Pin is null && !snapshot.Ids.Contains(call.Id))
        {
            throw TemplateException.NoTemplate(call.Id, snapshot.Ids);
        }

        var steps = Explain(snapshot, call);
        var warnings = steps.TakeWhile(step => step.Problem is not null).Where(step => step.IsFault).Select(Degraded).ToList();
        TemplateException? failure = null;
        foreach (var step in steps.Where(step => step.Problem is null))
        {
            try
            {
                return RenderOne(snapshot, call, step, warnings, cancellationToken);
            }
            catch (LiquidException error)
            {
                failure ??= TemplateException.Failed(call.Id, error);
                warnings.Add(error.Diagnostic with
                {
                    Severity = DiagnosticSeverity.Warning,
                    Message = $"'{step.Pack}' could not render '{call.Id}', so the next one was used: {error.Diagnostic.Message}",
                });
            }
        }

        throw failure ?? TemplateException.NoneUsable(call.Id, warnings);
    }

    private RenderedPrompt RenderOne(
        TemplateSnapshot snapshot, TemplateCall call, ResolutionStep step, List<Diagnostic> warnings, CancellationToken cancellationToken)
    {
        var prompt = step.Prompt!; // A step without a problem has one.
        call = WithProtocol(snapshot, call, prompt, cancellationToken);
        var inputs = new InputBuilder(call, prompt, time);
        var data = inputs.Build();
        if (inputs.Faults.Count > 0)
        {
            throw TemplateException.BadInputs(call.Id, inputs.Faults);
        }

        var pack = step.Layer == PackLayer.Override ? snapshot.Core : snapshot.FindPack(prompt.PackId);
        var result = prompt.Require().Render(
            data,
            new RenderOptions
            {
                Loader = new PackTemplateLoader(snapshot, prompt, call.Locale),
                Limits = prompt.Header.Limits,
                UndefinedIsError = true,
                Media = MediaFor(call, prompt, warnings),
                Names = InputBuilder.NamesOf(data),
                Translate = key => pack?.Translate(key, call.Locale),
                TokenBudget = Smaller(call.TokenBudget, prompt.Header.MaxTokens),
                Clock = time,
            },
            cancellationToken);
        return new RenderedPrompt
        {
            Messages = result.Messages,
            Text = result.Text.Trim(),
            TemplateId = prompt.Id,
            Pack = prompt.PackId,
            Version = prompt.Header.Version ?? pack?.Version ?? "0.0.0",
            Locale = prompt.Locale,
            Hash = prompt.Hash,
            Layer = step.Layer,
            Tokens = result.Stats.Tokens,
            DroppedSections = result.Stats.DroppedSections,
            Warnings = [.. warnings, .. result.Diagnostics],
        };
    }

    /// <summary>A chat with scene images carries the text of the protocol template, as a value like any other.</summary>
    private TemplateCall WithProtocol(TemplateSnapshot snapshot, TemplateCall call, PromptFile prompt, CancellationToken cancellationToken)
    {
        if (prompt.Kind != TemplateKinds.Chat || call.Inputs.ContainsKey("scene_protocol")
            || call.Inputs.GetValueOrDefault("scene_images") is not (true or "true" or System.Text.Json.JsonElement { ValueKind: System.Text.Json.JsonValueKind.True }))
        {
            return call;
        }

        var protocol = Render(
            snapshot,
            call with { Id = TemplateKinds.SceneProtocol.Id, Pin = null, TokenBudget = null, Media = new Dictionary<string, IReadOnlyList<MediaRef>>() },
            cancellationToken);
        return call with { Inputs = new Dictionary<string, object?>(call.Inputs) { ["scene_protocol"] = protocol.Text } };
    }

    private bool Holds(TemplateCall call, PromptFile prompt) =>
        prompt.Header.When is not { } when || when.Holds(new WhenFacts(new InputBuilder(call, prompt, time).Build(), call.Media, call.Model));

    private static Dictionary<string, IReadOnlyList<MediaRef>> MediaFor(TemplateCall call, PromptFile prompt, List<Diagnostic> warnings)
    {
        var media = new Dictionary<string, IReadOnlyList<MediaRef>>(call.Media, StringComparer.Ordinal);
        foreach (var (slot, rule) in prompt.Header.Media)
        {
            if (rule.Max is { } most && media.TryGetValue(slot, out var refs) && refs.Count > most)
            {
                media[slot] = [.. refs.Take(most)];
                warnings.Add(new Diagnostic
                {
                    Code = TemplateCodes.BadValue,
                    Severity = DiagnosticSeverity.Warning,
                    File = prompt.Source.File,
                    Message = $"the slot '{slot}' takes {most} media, so {refs.Count - most} were left out",
                });
            }
        }

        return media;
    }

    private static Diagnostic Degraded(ResolutionStep step) => new()
    {
        Code = TemplateCodes.Degraded,
        Severity = DiagnosticSeverity.Warning,
        File = step.Prompt?.Source.File ?? step.Pack,
        Message = $"'{step.Pack}' was passed over: {step.Problem}",
    };

    private static int? Smaller(int? one, int? other) => one is null ? other : other is null ? one : Math.Min(one.Value, other.Value);
}
