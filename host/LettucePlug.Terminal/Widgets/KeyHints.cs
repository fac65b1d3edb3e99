namespace LettucePlug.Terminal;

/// <summary>One line with the most useful keys of the moment, made from the commands that can be used now.</summary>
public sealed class KeyHints : Component
{
    /// <summary>What stands before the keys, such as the state of a connection.</summary>
    public string Status { get; set; } = "";

    /// <inheritdoc/>
    public override Size Measure(Size available) => new(available.Columns, 1);

    /// <inheritdoc/>
    protected override void Paint(Canvas canvas)
    {
        canvas.Fill(canvas.Bounds, Role.Bar);
        var x = 1;
        if (Status.Length > 0)
        {
            x += canvas.Write(x, 0, Ellipsis.End(Status, Math.Max(1, canvas.Size.Columns / 2)), Role.Bar) + 2;
        }

        if (App is not { } app)
        {
            return;
        }

        foreach (var command in app.UsableCommands.Where(command => command.HintPriority > 0)
            .OrderByDescending(command => command.HintPriority))
        {
            var keys = app.Commands.KeyText(command.Id);
            var text = command.Hint.Length > 0 ? command.Hint : command.Title;
            var width = TextWidth.Of(keys) + 1 + TextWidth.Of(text);
            if (keys.Length == 0 || x + width >= canvas.Size.Columns)
            {
                continue;
            }

            x += canvas.Write(x, 0, keys, Style.Of(Role.Key).On(Role.Bar)) + 1;
            x += canvas.Write(x, 0, text, Role.Bar) + 2;
        }
    }
}
