namespace LettucePlug.Host.Cli;

/// <summary>Aligned columns, without lines or colours, so that other programs can cut them.</summary>
internal static class TextTable
{
    private const int Gap = 2;

    public static void Write(TextWriter output, IReadOnlyList<string> headings, IEnumerable<IReadOnlyList<string?>> rows)
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
            output.WriteLine(string.Concat(padded).TrimEnd());
        }
    }
}
