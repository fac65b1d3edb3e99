namespace LettucePlug.Terminal;

/// <summary>What the environment says about a terminal, before the terminal itself is asked.</summary>
public static class TerminalEnvironment
{
    /// <summary>The first guess. Over SSH only <c>TERM</c> arrives for sure, so nothing here is the last word.</summary>
    /// <param name="variable">Reads an environment variable.</param>
    public static TerminalCapabilities Guess(Func<string, string?> variable)
    {
        ArgumentNullException.ThrowIfNull(variable);
        var term = variable("TERM") ?? "";
        var inTmux = Has("TMUX") || term.StartsWith("tmux", StringComparison.Ordinal);
        var inScreen = Has("STY") || (term.StartsWith("screen", StringComparison.Ordinal) && !inTmux);
        return new TerminalCapabilities
        {
            Depth = DepthOf(term, variable),
            Utf8 = IsUtf8(variable),
            Multiplexed = inTmux || inScreen,
            ITerm2Images = !inTmux && !inScreen &&
                (variable("LC_TERMINAL") == "iTerm2" || variable("TERM_PROGRAM") is "iTerm.app" or "WezTerm"),
            BackColorErase = !inScreen && term is not ("linux" or "vt100" or "vt220"),
        };

        bool Has(string name) => !string.IsNullOrEmpty(variable(name));
    }

    /// <summary>Whether a plain line mode suits better than a full screen: a dumb terminal, or a wish for access aids.</summary>
    public static bool PrefersPlain(Func<string, string?> variable)
    {
        ArgumentNullException.ThrowIfNull(variable);
        return variable("TERM") is null or "" or "dumb" || variable("ACCESSIBLE") is { Length: > 0 } and not "0";
    }

    private static ColorDepth DepthOf(string term, Func<string, string?> variable)
    {
        if (!string.IsNullOrEmpty(variable("NO_COLOR")) || term.StartsWith("vt", StringComparison.Ordinal))
        {
            return ColorDepth.None;
        }

        if (variable("COLORTERM") is "truecolor" or "24bit" || term.EndsWith("-direct", StringComparison.Ordinal))
        {
            return ColorDepth.TrueColor;
        }

        return term.Contains("256color") || term.StartsWith("xterm-kitty", StringComparison.Ordinal)
            ? ColorDepth.Indexed256
            : ColorDepth.Ansi16;
    }

    private static bool IsUtf8(Func<string, string?> variable)
    {
        var locale = Set("LC_ALL") ?? Set("LC_CTYPE") ?? Set("LANG");

        // No locale at all is usual over SSH and in containers, where terminals nevertheless speak UTF-8.
        return locale is null || (locale is not ("C" or "POSIX") &&
            (!locale.Contains('.') || locale.Contains("UTF-8", StringComparison.OrdinalIgnoreCase) ||
            locale.Contains("utf8", StringComparison.OrdinalIgnoreCase)));

        string? Set(string name) => variable(name) is { Length: > 0 } value ? value : null;
    }
}
