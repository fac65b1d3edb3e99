namespace LettucePlug.Terminal;

/// <summary>One cell that turns four times a second while it is on the screen, and words beside it.</summary>
public sealed class Spinner : Component
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(250);

    /// <summary>A spinner.</summary>
    public Spinner(string text = "") => Text = text;

    /// <summary>What is going on.</summary>
    public string Text { get; set; }

    /// <inheritdoc/>
    public override Size Measure(Size available) => new(Math.Min(available.Columns, 2 + TextWidth.Of(Text)), 1);

    /// <summary>The sign of the moment, and asks for the frame with the next one.</summary>
    public static char Turn(UiApp? app, Canvas canvas)
    {
        ArgumentNullException.ThrowIfNull(canvas);
        if (app is null or { ReducedMotion: true })
        {
            return '*';
        }

        app.Animate(Step);
        var signs = canvas.Lines == BoxLines.Ascii ? @"|/-\" : "⠋⠙⠸⠴";
        return signs[(int)(app.Time.GetTimestamp() * 4 / app.Time.TimestampFrequency % signs.Length)];
    }

    /// <inheritdoc/>
    protected override void Paint(Canvas canvas)
    {
        canvas.Write(0, 0, [Turn(App, canvas)], Role.Accent);
        canvas.WriteFit(2, 0, canvas.Size.Columns - 2, Text);
    }
}
