namespace LettucePlug.Host.Cli;

/// <summary>
/// Aligned columns, without lines or colours, so that other programs can cut them. On a terminal, what does not fit into
/// a line is left out, since a wrapped table cannot be read.
/// </summary>
internal static class TextTable
{
    private const int Gap = 2;

    public static void Write(TextWriter output, IReadOnlyList<string> headings, IEnumerable<IReadOnlyList<string?>> rows, int? width)
    {
        List<string[]> lines =
        [
            [.. headings],
            .. rows.Select(row => row.Select(cell => Printable.Line(cell ?? "")).ToArray()),
        ];
        var widths = headings.Select((_, column) => lines.Max(line => line[column].Length)).ToArray();
        foreach (var line in lines)
        {
            var padded = line.Select((cell, column) => cell.PadRight(widths[column] + Gap));
            output.WriteLine(Fit(string.Concat(padded).TrimEnd(), width));
        }
    }

    private static string Fit(string line, int? width) =>
        width is { } most && line.Length > most ? string.Concat(line.AsSpan(0, Math.Max(0, most - 1)), "…") : line;
}
