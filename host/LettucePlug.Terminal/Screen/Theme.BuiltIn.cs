namespace LettucePlug.Terminal;

public sealed partial class Theme
{
    /// <summary>For dark backgrounds, on the terminal's own.</summary>
    public static Theme Dark { get; } = Tinted("dark", new Tints
    {
        Muted = "#8a8f98",
        Accent = "#7dcfff",
        User = "#9ece6a",
        Character = "#e0af68",
        Action = "#bb9af7",
        Quote = "#a9b1d6",
        Code = "#89ddff",
        Success = "#9ece6a",
        Warning = "#e0af68",
        Error = "#f7768e",
        Border = "#565f89",
        Ground = "#24283b",
        Field = "#1f2335",
        Chosen = "#364a82",
        ChosenText = "#ffffff",
        Match = "#ff9e64",
    });

    /// <summary>For light backgrounds, on the terminal's own.</summary>
    public static Theme Light { get; } = Tinted("light", new Tints
    {
        Muted = "#6c6f77",
        Accent = "#0b6bcb",
        User = "#2e7d32",
        Character = "#9a5b00",
        Action = "#7847bd",
        Quote = "#4c505e",
        Code = "#006a83",
        Success = "#2e7d32",
        Warning = "#8f5e15",
        Error = "#c62828",
        Border = "#9aa0ac",
        Ground = "#e6e8ee",
        Field = "#f4f5f8",
        Chosen = "#b7d4f7",
        ChosenText = "#000000",
        Match = "#b15c00",
    });

    /// <summary>White on black with few, strong colours.</summary>
    public static Theme HighContrast { get; } = new("high-contrast", new Looks
    {
        [Role.Text] = new(White, Black, TextAttributes.None),
        [Role.Muted] = new(White, Black, TextAttributes.None),
        [Role.Accent] = new(Color.Hex("#ffff00"), Black, TextAttributes.Bold),
        [Role.Title] = new(White, Black, TextAttributes.Bold),
        [Role.User] = new(Color.Hex("#00ff00"), Black, TextAttributes.Bold),
        [Role.Character] = new(Color.Hex("#ffff00"), Black, TextAttributes.Bold),
        [Role.Action] = new(Color.Hex("#00ffff"), Black, TextAttributes.Italic),
        [Role.Quote] = new(White, Black, TextAttributes.Italic),
        [Role.Code] = new(Color.Hex("#00ffff"), Black, TextAttributes.None),
        [Role.Link] = new(Color.Hex("#00ffff"), Black, TextAttributes.Underline),
        [Role.Key] = new(Color.Hex("#ffff00"), Black, TextAttributes.Bold),
        [Role.Success] = new(Color.Hex("#00ff00"), Black, TextAttributes.Bold),
        [Role.Warning] = new(Color.Hex("#ffff00"), Black, TextAttributes.Bold),
        [Role.Error] = new(Color.Hex("#ff6060"), Black, TextAttributes.Bold),
        [Role.Border] = new(White, Black, TextAttributes.None),
        [Role.BorderFocused] = new(Color.Hex("#ffff00"), Black, TextAttributes.Bold),
        [Role.Input] = new(White, Black, TextAttributes.None),
        [Role.Placeholder] = new(White, Black, TextAttributes.Italic),
        [Role.Selection] = new(Black, White, TextAttributes.Bold),
        [Role.SelectionInactive] = new(White, Black, TextAttributes.Underline),
        [Role.Match] = new(Black, Color.Hex("#ffff00"), TextAttributes.None),
        [Role.Bar] = new(Black, White, TextAttributes.None),
        [Role.Panel] = new(White, Black, TextAttributes.None),
        [Role.Disabled] = new(Color.Hex("#c0c0c0"), Black, TextAttributes.Strike),
        [Role.Added] = new(Color.Hex("#00ff00"), Black, TextAttributes.Underline),
        [Role.Removed] = new(Color.Hex("#ff6060"), Black, TextAttributes.Strike),
        [Role.Gauge] = new(Color.Hex("#ffff00"), Black, TextAttributes.None),
    });

    /// <summary>The sixteen colours and the background of the terminal's own palette.</summary>
    public static Theme Ansi16 { get; } = new(
        "ansi16",
        new Looks
        {
            [Role.Text] = default,
            [Role.Muted] = new(Color.Indexed(8)),
            [Role.Accent] = new(Color.Indexed(6)),
            [Role.Title] = new(Color.Default, TextAttributes.Bold),
            [Role.User] = new(Color.Indexed(2), TextAttributes.Bold),
            [Role.Character] = new(Color.Indexed(3), TextAttributes.Bold),
            [Role.Action] = new(Color.Indexed(5), TextAttributes.Italic),
            [Role.Quote] = new(Color.Default, TextAttributes.Italic),
            [Role.Code] = new(Color.Indexed(6)),
            [Role.Link] = new(Color.Indexed(4), TextAttributes.Underline),
            [Role.Key] = new(Color.Indexed(6), TextAttributes.Bold),
            [Role.Success] = new(Color.Indexed(2)),
            [Role.Warning] = new(Color.Indexed(3)),
            [Role.Error] = new(Color.Indexed(1), TextAttributes.Bold),
            [Role.Border] = new(Color.Indexed(8)),
            [Role.BorderFocused] = new(Color.Indexed(6)),
            [Role.Placeholder] = new(Color.Indexed(8)),
            [Role.Selection] = new(Color.Default, TextAttributes.Reverse),
            [Role.SelectionInactive] = new(Color.Default, TextAttributes.Underline),
            [Role.Match] = new(Color.Indexed(0), Color.Indexed(3), TextAttributes.None),
            [Role.Bar] = new(Color.Default, TextAttributes.Reverse),
            [Role.Disabled] = new(Color.Indexed(8), TextAttributes.Dim),
            [Role.Added] = new(Color.Indexed(2), TextAttributes.Underline),
            [Role.Removed] = new(Color.Indexed(1), TextAttributes.Strike),
            [Role.Gauge] = new(Color.Indexed(6)),
        },
        ColorDepth.Ansi16);

    /// <summary>No colour at all, for paper, for some eyes and for <c>NO_COLOR</c>.</summary>
    public static Theme Mono { get; } = new(
        "mono",
        new Looks
        {
            [Role.Text] = default,
            [Role.Accent] = new(Color.Default, TextAttributes.Bold),
            [Role.Title] = new(Color.Default, TextAttributes.Bold),
            [Role.User] = new(Color.Default, TextAttributes.Bold),
            [Role.Character] = new(Color.Default, TextAttributes.Bold),
            [Role.Action] = new(Color.Default, TextAttributes.Italic),
            [Role.Quote] = new(Color.Default, TextAttributes.Italic),
            [Role.Link] = new(Color.Default, TextAttributes.Underline),
            [Role.Key] = new(Color.Default, TextAttributes.Bold),
            [Role.Warning] = new(Color.Default, TextAttributes.Bold),
            [Role.Error] = new(Color.Default, TextAttributes.Bold | TextAttributes.Underline),
            [Role.BorderFocused] = new(Color.Default, TextAttributes.Bold),
            [Role.Placeholder] = new(Color.Default, TextAttributes.Dim),
            [Role.Selection] = new(Color.Default, TextAttributes.Reverse),
            [Role.SelectionInactive] = new(Color.Default, TextAttributes.Underline),
            [Role.Match] = new(Color.Default, TextAttributes.Reverse),
            [Role.Bar] = new(Color.Default, TextAttributes.Reverse),
            [Role.Disabled] = new(Color.Default, TextAttributes.Dim),
            [Role.Added] = new(Color.Default, TextAttributes.Underline),
            [Role.Removed] = new(Color.Default, TextAttributes.Strike),
            [Role.Gauge] = new(Color.Default, TextAttributes.Bold),
        },
        ColorDepth.None);

    /// <summary>All of them, for settings; <c>auto</c> is not one but a way to choose.</summary>
    public static IReadOnlyList<Theme> All { get; } = [Dark, Light, HighContrast, Ansi16, Mono];

    private static Color White => Color.Hex("#ffffff");

    private static Color Black => Color.Hex("#000000");

    /// <summary>The theme of that name; for <c>auto</c> or an unknown name the one that suits the terminal.</summary>
    public static Theme Choose(string? name, TerminalCapabilities capabilities)
    {
        ArgumentNullException.ThrowIfNull(capabilities);
        return All.FirstOrDefault(theme => theme.Name == name) ??
            capabilities switch
            {
                { Depth: ColorDepth.None } => Mono,
                { Depth: ColorDepth.Ansi16 } => Ansi16,
                { Background: { } background } => background.Brightness() > 0.5 ? Light : Dark,
                _ => Dark,
            };
    }

    private static Theme Tinted(string name, Tints tints) => new(name, new Looks
    {
        [Role.Text] = default,
        [Role.Muted] = new(Color.Hex(tints.Muted)),
        [Role.Accent] = new(Color.Hex(tints.Accent)),
        [Role.Title] = new(Color.Default, TextAttributes.Bold),
        [Role.User] = new(Color.Hex(tints.User), TextAttributes.Bold),
        [Role.Character] = new(Color.Hex(tints.Character), TextAttributes.Bold),
        [Role.Action] = new(Color.Hex(tints.Action), TextAttributes.Italic),
        [Role.Quote] = new(Color.Hex(tints.Quote), TextAttributes.Italic),
        [Role.Code] = new(Color.Hex(tints.Code)),
        [Role.Link] = new(Color.Hex(tints.Accent), TextAttributes.Underline),
        [Role.Key] = new(Color.Hex(tints.Accent), TextAttributes.Bold),
        [Role.Success] = new(Color.Hex(tints.Success)),
        [Role.Warning] = new(Color.Hex(tints.Warning)),
        [Role.Error] = new(Color.Hex(tints.Error), TextAttributes.Bold),
        [Role.Border] = new(Color.Hex(tints.Border)),
        [Role.BorderFocused] = new(Color.Hex(tints.Accent)),
        [Role.Input] = new(Color.Default, Color.Hex(tints.Field), TextAttributes.None),
        [Role.Placeholder] = new(Color.Hex(tints.Muted), TextAttributes.Italic),
        [Role.Selection] = new(Color.Hex(tints.ChosenText), Color.Hex(tints.Chosen), TextAttributes.None),
        [Role.SelectionInactive] = new(Color.Default, Color.Hex(tints.Ground), TextAttributes.None),
        [Role.Match] = new(Color.Hex(tints.Match), TextAttributes.Bold),
        [Role.Bar] = new(Color.Default, Color.Hex(tints.Ground), TextAttributes.None),
        [Role.Panel] = new(Color.Default, Color.Hex(tints.Ground), TextAttributes.None),
        [Role.Disabled] = new(Color.Hex(tints.Border)),
        [Role.Added] = new(Color.Hex(tints.Success)),
        [Role.Removed] = new(Color.Hex(tints.Error), TextAttributes.Strike),
        [Role.Gauge] = new(Color.Hex(tints.Accent)),
    });

    private sealed record Tints
    {
        public required string Muted { get; init; }

        public required string Accent { get; init; }

        public required string User { get; init; }

        public required string Character { get; init; }

        public required string Action { get; init; }

        public required string Quote { get; init; }

        public required string Code { get; init; }

        public required string Success { get; init; }

        public required string Warning { get; init; }

        public required string Error { get; init; }

        public required string Border { get; init; }

        public required string Ground { get; init; }

        public required string Field { get; init; }

        public required string Chosen { get; init; }

        public required string ChosenText { get; init; }

        public required string Match { get; init; }
    }
}
