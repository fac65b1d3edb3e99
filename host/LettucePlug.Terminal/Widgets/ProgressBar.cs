namespace LettucePlug.Terminal;

/// <summary>How far something is: a bar or, where nobody knows, a spinner; the time it takes; and the key that ends it.</summary>
public sealed class ProgressBar : Component
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private long? _started;

    /// <summary>What is going on.</summary>
    public string Text { get; set; } = "";

    /// <summary>How far it is, 0 to 1; <c>null</c> when nobody knows.</summary>
    public double? Value { get; set; }

    /// <summary>The key that ends it, for people; empty when nothing does.</summary>
    public string CancelKey { get; set; } = "";

    /// <summary>Begins to count the time. Without, no time is shown.</summary>
    public void Start(TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(time);
        _started = time.GetTimestamp();
    }

    /// <inheritdoc/>
    public override Size Measure(Size available) => new(available.Columns, 1);

    /// <inheritdoc/>
    protected override void Paint(Canvas canvas)
    {
        var width = canvas.Size.Columns;
        var tail = Tail();
        var tailWidth = Math.Min(TextWidth.Of(tail), width / 2);
        canvas.WriteFit(width - tailWidth, 0, tailWidth, tail, Role.Muted, Alignment.Right);
        var room = width - tailWidth - 1;
        if (Value is not { } value)
        {
            canvas.Write(0, 0, [Spinner.Turn(App, canvas)], Role.Accent);
            canvas.WriteFit(2, 0, room - 2, Text);
            return;
        }

        var percent = $"{(int)(Math.Clamp(value, 0, 1) * 100),3}%";
        var bar = Math.Clamp(room / 3, 4, 24);
        var full = (int)Math.Round(Math.Clamp(value, 0, 1) * bar);
        var ascii = canvas.Lines == BoxLines.Ascii;
        canvas.Fill(new Rect(0, 0, bar, 1), Role.Border, ascii ? '.' : '░');
        canvas.Fill(new Rect(0, 0, full, 1), Role.Gauge, ascii ? '#' : '█');
        canvas.Write(bar + 1, 0, percent);
        canvas.WriteFit(bar + 6, 0, room - bar - 6, Text);
    }

    private string Tail()
    {
        var parts = new List<string>(2);
        if (_started is { } started && App is { } app)
        {
            var elapsed = app.Time.GetElapsedTime(started);
            parts.Add(elapsed.TotalHours >= 1 ? $"{elapsed:h\\:mm\\:ss}" : $"{elapsed:m\\:ss}");
            if (!app.ReducedMotion)
            {
                app.Animate(Second);
            }
        }

        if (CancelKey.Length > 0)
        {
            parts.Add($"{CancelKey} cancels");
        }

        return string.Join("  ", parts);
    }
}
