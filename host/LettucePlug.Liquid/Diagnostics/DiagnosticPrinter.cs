using System.Globalization;
using System.Text;

namespace LettucePlug.Liquid;

/// <summary>Prints findings as text with the source line and carets under the place.</summary>
public static class DiagnosticPrinter
{
    private const int MaxWidth = 100;

    /// <summary>The picture of one finding, several lines without a final line break.</summary>
    /// <param name="diagnostic">The finding.</param>
    public static string Print(Diagnostic diagnostic)
    {
        ArgumentNullException.ThrowIfNull(diagnostic);
        var text = new StringBuilder();
        var severity = diagnostic.Severity switch
        {
            DiagnosticSeverity.Error => "error",
            DiagnosticSeverity.Warning => "warning",
            _ => "info",
        };
        text.Append(CultureInfo.InvariantCulture, $"{severity} {diagnostic.Code}: {Clean(diagnostic.Message)}");
        var file = diagnostic.File.Length > 0 ? diagnostic.File : "template";
        if (diagnostic.Line > 0)
        {
            var number = diagnostic.Line.ToString(CultureInfo.InvariantCulture);
            var gutter = new string(' ', number.Length);
            text.Append(CultureInfo.InvariantCulture, $"\n{gutter}--> {file}:{number}:{diagnostic.Column}");
            text.Append(CultureInfo.InvariantCulture, $"\n{gutter} |\n{number} | ");
            AppendSource(text, diagnostic, gutter);
        }

        foreach (var related in diagnostic.Related)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"\n   = note: {related.File}:{related.Line}:{related.Column}: {Clean(related.Message)}");
        }

        if (diagnostic.Stack.Count > 0)
        {
            text.Append("\n   = in: ").AppendJoin(" > ", diagnostic.Stack);
            text.Append(CultureInfo.InvariantCulture, $" > {file}:{diagnostic.Line}");
        }

        if (diagnostic.Hint is { } hint)
        {
            text.Append("\n   = help: ").Append(Clean(hint));
        }

        return text.ToString();
    }

    /// <summary>The pictures of several findings, a blank line between them.</summary>
    /// <param name="diagnostics">The findings in order.</param>
    public static string Print(IEnumerable<Diagnostic> diagnostics) =>
        string.Join("\n\n", diagnostics.Select(Print));

    private static void AppendSource(StringBuilder text, Diagnostic diagnostic, string gutter)
    {
        var line = diagnostic.Snippet;
        var start = Math.Clamp(diagnostic.Column - 1, 0, line.Length);
        var end = diagnostic.EndLine == diagnostic.Line
            ? Math.Clamp(diagnostic.EndColumn - 1, start, line.Length)
            : line.Length;
        // A long line is cut in front so that the place stays in sight.
        var from = start > MaxWidth * 3 / 4 ? start - (MaxWidth / 2) : 0;
        var to = Math.Min(line.Length, from + MaxWidth);
        end = Math.Min(end, to);
        text.Append(from > 0 ? "..." : "").Append(Clean(line[from..to])).Append(to < line.Length ? "..." : "");
        text.Append('\n').Append(gutter).Append(" | ").Append(' ', from > 0 ? 3 : 0);
        text.Append(' ', Width(line.AsSpan(from, Math.Max(0, start - from))));
        text.Append('^', Math.Max(1, Width(line.AsSpan(start, Math.Max(0, end - start)))));
        if (diagnostic.Label is { } label)
        {
            text.Append(' ').Append(label);
        }
    }

    // A template from elsewhere must not be able to move the cursor or colour the terminal.
    private static string Clean(string text) =>
        string.Create(text.Length, text, static (to, from) =>
        {
            for (var i = 0; i < to.Length; i++)
            {
                to[i] = from[i] == '\t' ? ' ' : char.IsControl(from[i]) ? '\uFFFD' : from[i];
            }
        });

    private static int Width(ReadOnlySpan<char> text)
    {
        var width = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            width += Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark
                or UnicodeCategory.Format ? 0 : IsWide(rune.Value) ? 2 : 1;
        }

        return width;
    }

    // The blocks that terminals draw two cells wide: CJK, Hangul, full-width forms, emoji.
    private static bool IsWide(int rune) => rune is (>= 0x1100 and <= 0x115F) or (>= 0x2E80 and <= 0xA4CF)
        or (>= 0xAC00 and <= 0xD7A3) or (>= 0xF900 and <= 0xFAFF) or (>= 0xFE30 and <= 0xFE6F)
        or (>= 0xFF00 and <= 0xFF60) or (>= 0xFFE0 and <= 0xFFE6) or (>= 0x1F300 and <= 0x1FAFF)
        or (>= 0x20000 and <= 0x3FFFD);
}
