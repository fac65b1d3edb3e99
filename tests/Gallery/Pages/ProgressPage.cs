namespace LettucePlug.Terminal.Gallery;

/// <summary>What moves: bars, a spinner and a log.</summary>
internal sealed class ProgressPage
{
    public ProgressPage(UiApp app)
    {
        var known = new ProgressBar { Text = "Rendering step 13 of 20", Value = 0.65, CancelKey = "Ctrl+C" };
        var unknown = new ProgressBar { Text = "Waiting for the provider" };
        known.Start(app.Time);
        var log = new LogView();
        for (var i = 1; i <= 300; i++)
        {
            log.Add($"line {i}: {SampleText.Message(i)[..40]}", i % 10 == 0 ? Role.Warning : Role.Text);
        }

        var toggle = new Toggle("Fewer moving things", app.ReducedMotion);
        toggle.Changed += isOn => app.ReducedMotion = isOn;
        Root = FlexBox.Rows()
            .Add(known, Length.Cells(1))
            .Add(unknown, Length.Cells(1))
            .Add(new Spinner("Working"), Length.Cells(1))
            .Add(toggle, Length.Cells(1))
            .Add(new Select<string>(["slow", "fast"], item => item) { Placeholder = "Speed" }, Length.Cells(1))
            .Add(new NumberField(7) { Minimum = 0, Maximum = 20 }, Length.Cells(1))
            .Add(new BorderBox(log, "Log"), Length.Flex());
    }

    public Component Root { get; }
}
