using LettucePlug.Host.Tui.Models;
using LettucePlug.Terminal;

namespace LettucePlug.Host.Tui.Screens;

/// <summary>What went wrong, where it went wrong: the failure marked, the fix below it. Takes no room without a problem.</summary>
internal sealed class ProblemText(Func<Problem?> problem) : Component
{
    public override Size Measure(Size available)
    {
        var rows = problem() is { } now ? Math.Min(4, Wrap.Count(Text(now).Text, Math.Max(1, available.Columns))) : 0;
        return new Size(available.Columns, rows);
    }

    protected override void Paint(Canvas canvas)
    {
        if (problem() is not { } now || canvas.Size.IsEmpty)
        {
            return;
        }

        var text = Text(now);
        var y = 0;
        foreach (var line in Wrap.Lines(text.Text, canvas.Size.Columns))
        {
            canvas.Write(0, y++, text, line);
        }
    }

    private static StyledText Text(Problem problem)
    {
        var message = "! " + Sanitizer.Clean(problem.Message, singleLine: true);
        return problem.Hint is { } hint
            ? StyledText.Join((message, Role.Error), ("\n  " + Sanitizer.Clean(hint, singleLine: true), Role.Muted))
            : new StyledText(message, Role.Error);
    }
}
