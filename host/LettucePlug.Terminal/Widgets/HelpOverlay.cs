namespace LettucePlug.Terminal;

/// <summary>A list of all keys that work at this place, made from the commands.</summary>
public static class HelpOverlay
{
    private const int Widest = 76;
    private const int Narrow = 56;
    private const int WideKeys = 18;
    private const int NarrowKeys = 9;

    /// <summary>Opens it. Pressed again, its key closes it.</summary>
    /// <param name="app">The user interface.</param>
    /// <param name="about">What this screen is for, with light markdown; shown above the keys.</param>
    public static void Show(UiApp app, string about = "")
    {
        ArgumentNullException.ThrowIfNull(app);
        if (app.Overlays.FirstOrDefault(one => one.Content is HelpPage) is { } open)
        {
            app.Close(open);
            return;
        }

        var overlay = new Overlay(new HelpPage(LinesOf(app, about)))
        {
            Title = "Keys",
            Size = new Size(Widest, 40),
            ClosesOnOutsideClick = true,
        };
        app.Show(overlay);
    }

    private static List<StyledText> LinesOf(UiApp app, string about)
    {
        var lines = new List<StyledText>();
        var room = Math.Min(Widest, app.Terminal.Size.Columns) - 5;
        var keyColumns = room < Narrow ? NarrowKeys : WideKeys;
        foreach (var line in about.Split('\n').Where(line => line.Length > 0))
        {
            AddWrapped(lines, LightMarkdown.Parse(Sanitizer.Clean(line, singleLine: true)), room);
        }

        var groups = app.UsableCommands
            .Where(command => !command.IsHidden && app.Commands.KeysOf(command.Id).Count > 0)
            .GroupBy(app.Commands.GroupOf);
        foreach (var group in groups)
        {
            if (lines.Count > 0)
            {
                lines.Add(StyledText.Empty);
            }

            lines.Add(new StyledText(group.Key, Role.Title));
            foreach (var command in group)
            {
                var keys = string.Join(", ", app.Commands.KeysOf(command.Id).Select(one => one.ToDisplayString()));
                var first = true;
                foreach (var part in Wrap.Lines(command.Title, Math.Max(8, room - keyColumns - 2)))
                {
                    var before = first ? keys : "";
                    lines.Add(StyledText.Join(
                        ($"  {before}{new string(' ', Math.Max(1, keyColumns - TextWidth.Of(before)))}", Role.Key),
                        (command.Title.Substring(part.Start, part.Length), Role.Text)));
                    first = false;
                }
            }
        }

        return lines;
    }

    private static void AddWrapped(List<StyledText> lines, StyledText text, int room)
    {
        foreach (var part in Wrap.Lines(text.Text, Math.Max(8, room)))
        {
            var line = new StyledText.Builder();
            foreach (var run in text.Runs)
            {
                var (from, to) = (Math.Max(run.Start, part.Start), Math.Min(run.Start + run.Length, part.End));
                if (from < to)
                {
                    line.Append(text.Text.AsSpan(from, to - from), run.Style);
                }
            }

            lines.Add(line.Build());
        }
    }

    private sealed class HelpPage(List<StyledText> lines) : Component
    {
        private int _first;
        private int _height = 1;

        public override bool CanFocus => true;

        public override Size Measure(Size available) => new(Math.Min(Widest, available.Columns), lines.Count + 2);

        protected internal override bool OnKey(KeyEvent key)
        {
            // The first row leads here, so there is no current one to move before the page scrolls.
            if (key.Is('?') || key.Is('q') || key.Is(Key.Enter))
            {
                return App?.CloseTop() ?? false;
            }

            if (ListNavigation.Move(key, _first, Math.Max(1, lines.Count - _height + 1), _height, vi: true) is { } row)
            {
                _first = row;
                return true;
            }

            return false;
        }

        protected internal override bool OnMouse(MouseEvent mouse)
        {
            if (mouse.Kind is MouseKind.WheelUp or MouseKind.WheelDown)
            {
                _first = Math.Clamp(_first + (mouse.Kind == MouseKind.WheelUp ? -3 : 3), 0, Math.Max(0, lines.Count - _height));
                return true;
            }

            return false;
        }

        protected override void Paint(Canvas canvas)
        {
            canvas.Box(
                canvas.Bounds, Style.Of(Role.BorderFocused).On(Role.Panel), "Keys", Style.Of(Role.Title).On(Role.Panel));
            _height = Math.Max(1, canvas.Size.Rows - 2);
            _first = Math.Clamp(_first, 0, Math.Max(0, lines.Count - _height));
            using (canvas.Push(canvas.Bounds.Inset(2, 1)))
            {
                for (var i = 0; i < Math.Min(_height, lines.Count - _first); i++)
                {
                    canvas.WriteFit(0, i, canvas.Size.Columns, lines[_first + i], Role.Panel);
                }
            }

            ScrollMark.Paint(canvas, canvas.Size.Columns - 1, 1, _height, _first, lines.Count);
        }
    }
}
