namespace LettucePlug.Liquid;

/// <summary>What a template became.</summary>
public sealed class RenderResult
{
    private readonly RenderOptions _options;
    private readonly int _steps;
    private readonly SectionPlan? _plan;

    internal RenderResult(string text, RenderContext context, List<PromptMessage>? messages, SectionPlan? plan)
    {
        Text = text;
        _options = context.Options;
        _steps = context.StepsTaken;
        _plan = plan;
        Messages = messages!; // Null is replaced on first use, see below.
        Diagnostics = context.Findings is { } findings ? findings : [];
    }

    /// <summary>
    /// The messages. They come from the role tags of the template and from nowhere else; text outside of every role is
    /// a message with the default role.
    /// </summary>
    public IReadOnlyList<PromptMessage> Messages
    {
        get => field ??= Text.Length == 0 ? [] :
            [new PromptMessage { Role = _options.DefaultRole, Parts = [new TextPart { Text = Text }] }];
        private init;
    }

    /// <summary>
    /// All text: the output itself, or the texts of the messages with a blank line between them when there are roles.
    /// </summary>
    public string Text { get; }

    /// <summary>What it took; the tokens are estimated on first use.</summary>
    public RenderStats Stats => field ??= new RenderStats
    {
        Steps = _steps,
        Characters = Text.Length,
        Tokens = _plan?.Tokens ?? _options.TokenEstimator.Estimate(Text),
        DroppedSections = _plan?.Dropped ?? [],
    };

    /// <summary>Warnings and remarks, such as dropped sections.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; }
}
