using LettucePlug.Host.Tui.Models;
using LettucePlug.Terminal;

namespace LettucePlug.Host.Tui.Screens;

/// <summary>The row that shows what runs, how far it is, for how long, and the key that cancels it. No row without work.</summary>
internal sealed class JobBar(ActivityBoard board) : Component
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    public override Size Measure(Size available) => new(available.Columns, board.Running.Count > 0 ? 1 : 0);

    protected override void Paint(Canvas canvas)
    {
        if (board.Current is not { } activity || canvas.Size.IsEmpty)
        {
            return;
        }

        var width = canvas.Size.Columns;
        var elapsed = board.Time.GetElapsedTime(activity.StartedAt);
        var tail = $"{Clock(elapsed)}  {(activity.IsCancelling ? "stopping" : "Ctrl+C cancels")} ";
        canvas.Fill(canvas.Bounds, Role.Panel);
        canvas.WriteFit(width - tail.Length, 0, tail.Length, tail, Style.Of(Role.Muted).On(Role.Panel));
        var room = Math.Max(0, width - tail.Length - 2);
        var x = 1;
        if (activity.Fraction is { } fraction && room > 24)
        {
            const int Length = 10;
            var full = (int)Math.Round(fraction * Length);
            var ascii = canvas.Lines == BoxLines.Ascii;
            canvas.Fill(new Rect(x, 0, Length, 1), Style.Of(Role.Border).On(Role.Panel), ascii ? '.' : '░');
            canvas.Fill(new Rect(x, 0, full, 1), Style.Of(Role.Gauge).On(Role.Panel), ascii ? '#' : '█');
            x += Length + 1;
            x += canvas.Write(x, 0, $"{(int)(fraction * 100)}% ", Role.Panel);
        }
        else
        {
            canvas.Write(x, 0, [Spinner.Turn(App, canvas)], Style.Of(Role.Accent).On(Role.Panel));
            x += 2;
        }

        var others = board.Running.Count > 1 ? $" (+{board.Running.Count - 1} more)" : "";
        canvas.WriteFit(x, 0, Math.Max(0, room - x + 1), Sanitizer.Clean(activity.Line, singleLine: true) + others, Role.Panel);
        if (App is { ReducedMotion: false } app)
        {
            app.Animate(Second);
        }
    }

    private static string Clock(TimeSpan elapsed) =>
        elapsed.TotalHours >= 1 ? elapsed.ToString(@"h\:mm\:ss", null) : elapsed.ToString(@"m\:ss", null);
}
