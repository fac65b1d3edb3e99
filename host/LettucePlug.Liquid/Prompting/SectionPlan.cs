using System.Globalization;
using System.Text;

namespace LettucePlug.Liquid;

/// <summary>Which sections stay, which are cut and which are dropped, so that a prompt fits its budget.</summary>
internal sealed class SectionPlan
{
    private readonly List<(int From, int To)> _removed = [];
    private readonly HashSet<int> _droppedMarks = [];

    /// <summary>The estimated tokens of what stays.</summary>
    public int Tokens { get; private set; }

    public List<string> Dropped { get; } = [];

    public static SectionPlan Make(RenderContext context, string text)
    {
        var plan = new SectionPlan();
        var estimator = context.Options.TokenEstimator;
        var sections = plan.FindSections(context, text, estimator, out var outside);
        var total = outside + sections.Sum(section => section.Tokens);
        if (context.Options.TokenBudget is { } budget)
        {
            // Of equal priorities the later section goes first.
            foreach (var section in sections.OrderBy(section => section.Mark.Number).ThenByDescending(section => section.Mark.At))
            {
                if (total <= budget)
                {
                    break;
                }

                plan.Drop(context, section, budget);
                total -= section.Tokens;
            }

            if (total > budget)
            {
                context.At(0, 0);
                context.Report(context.Place(
                    DiagnosticCode.OverBudget,
                    string.Create(CultureInfo.InvariantCulture, $"the prompt has about {total} tokens, over its budget of {budget}"),
                    "raise the budget, or put more of it into sections") with
                {
                    Severity = DiagnosticSeverity.Warning,
                });
            }
        }

        plan.Tokens = total;
        plan._removed.Sort();
        return plan;
    }

    public bool Drops(int mark) => _droppedMarks.Contains(mark);

    public void AppendKept(string text, int from, int to, StringBuilder target)
    {
        foreach (var (start, end) in _removed)
        {
            if (end <= from || start >= to)
            {
                continue;
            }

            target.Append(text, from, Math.Max(0, start - from));
            from = Math.Min(end, to);
        }

        target.Append(text, from, Math.Max(0, to - from));
    }

    private List<Section> FindSections(RenderContext context, string text, ITokenEstimator estimator, out int outside)
    {
        var sections = new List<Section>();
        var marks = context.Marks.All;
        outside = 0;
        var at = 0;
        for (var i = 0; i < marks.Count; i++)
        {
            if (marks[i].Kind != MarkKind.SectionStart)
            {
                continue;
            }

            var last = marks.FindIndex(i, mark => mark.Kind == MarkKind.SectionEnd);
            outside += estimator.Estimate(text.AsSpan(at, marks[i].At - at));
            at = marks[last].At;
            sections.Add(Measure(context, text, estimator, i, last));
        }

        outside += estimator.Estimate(text.AsSpan(at));
        return sections;
    }

    private Section Measure(RenderContext context, string text, ITokenEstimator estimator, int first, int last)
    {
        var marks = context.Marks.All;
        var (mark, end) = (marks[first], marks[last].At);
        var tokens = estimator.Estimate(text.AsSpan(mark.At, end - mark.At));
        if (tokens <= mark.MaxTokens)
        {
            return new Section(mark, first, last, tokens);
        }

        var (low, high) = (0, end - mark.At);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (estimator.Estimate(text.AsSpan(mark.At, middle)) <= mark.MaxTokens)
            {
                low = middle;
            }
            else
            {
                high = middle - 1;
            }
        }

        // Cut between words where there is one, and never through a surrogate pair.
        var kept = text.AsSpan(mark.At, low);
        var space = kept.LastIndexOfAny(" \n\t");
        var cut = mark.At + (space > low / 2 ? space : low > 0 && char.IsHighSurrogate(kept[^1]) ? low - 1 : low);
        _removed.Add((cut, end));
        for (var i = first + 1; i < last; i++)
        {
            if (marks[i].Kind is MarkKind.Media or MarkKind.History && marks[i].At > cut)
            {
                _droppedMarks.Add(i);
            }
        }

        Report(context, mark, DiagnosticCode.SectionCut, $"the section '{mark.Name}' is cut from about {tokens} to {mark.MaxTokens} tokens");
        return new Section(mark, first, last, estimator.Estimate(text.AsSpan(mark.At, cut - mark.At)));
    }

    private void Drop(RenderContext context, Section section, int budget)
    {
        _removed.Add((section.Mark.At, context.Marks.All[section.Last].At));
        for (var i = section.First; i <= section.Last; i++)
        {
            _droppedMarks.Add(i);
        }

        Dropped.Add(section.Mark.Name);
        Report(
            context,
            section.Mark,
            DiagnosticCode.SectionDropped,
            $"the section '{section.Mark.Name}' (about {section.Tokens} tokens) is dropped to fit the budget of {budget}");
    }

    private static void Report(RenderContext context, Mark mark, DiagnosticCode code, string message) =>
        context.Report(mark.Place! with // Section marks always carry their place.
        {
            Code = code,
            Message = message,
            Severity = DiagnosticSeverity.Info,
        });

    private sealed record Section(Mark Mark, int First, int Last, int Tokens);
}
