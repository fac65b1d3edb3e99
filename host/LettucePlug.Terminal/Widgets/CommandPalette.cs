namespace LettucePlug.Terminal;

/// <summary>All commands that can be used now, found by typing a few letters.</summary>
public static class CommandPalette
{
    /// <summary>Opens it; the command that is picked runs after it has closed.</summary>
    public static void Show(UiApp app)
    {
        ArgumentNullException.ThrowIfNull(app);
        var commands = app.UsableCommands.Where(command => !command.IsHidden).ToList();
        var picker = new Picker<Command>("Commands", commands, command => command.Title) { Describe = About };
        picker.List.PaintRow = (canvas, command, isCurrent) => PaintRow(app, picker, canvas, command, isCurrent);
        Overlay? overlay = null;
        overlay = new Overlay(picker)
        {
            Title = "Commands",
            Place = OverlayPlace.Top,
            Size = new Size(72, 18),
            ClosesOnOutsideClick = true,
        };
        picker.Picked += command =>
        {
            app.Close(overlay);
            command.Run();
        };
        app.Show(overlay);

        string About(Command command) => command.Description.Length > 0 ? command.Description : app.Commands.GroupOf(command);
    }

    private static void PaintRow(UiApp app, Picker<Command> picker, Canvas canvas, Command command, bool isCurrent)
    {
        var keys = app.Commands.KeyText(command.Id);
        var width = canvas.Size.Columns - 1;
        var keysWidth = TextWidth.Of(keys);
        canvas.Write(0, 0, isCurrent ? "> " : "  ", Style.Of(Role.Accent).On(Role.Panel));
        canvas.WriteFit(2, 0, Math.Max(1, width - keysWidth - 3), command.Title, Style.Of(Role.Text).On(Role.Panel));
        canvas.Write(width - keysWidth, 0, keys, Style.Of(Role.Key).On(Role.Panel));
        if (FuzzyMatch.Find(command.Title, picker.Pattern) is { } match)
        {
            foreach (var position in match.Positions)
            {
                canvas.Restyle(
                    new Rect(2 + TextWidth.Of(command.Title.AsSpan(0, position)), 0, 1, 1), _ => Style.Of(Role.Match).On(Role.Panel));
            }
        }
    }
}
