using LettucePlug.Host.Connections;

namespace LettucePlug.Host.Tui.Screens;

/// <summary>Headers as lines of a form. Values may be secrets: those that are saved are named and not shown.</summary>
internal static class HeaderText
{
    private const string Kept = "(as it is)";

    public static string Of(Connection? connection) =>
        string.Join('\n', connection?.Headers.Keys.Select(name => $"{name}: {Kept}") ?? []);

    public static string? Check(string text)
    {
        foreach (var (line, index) in Lines(text).Select((line, index) => (line, index)))
        {
            if (line.IndexOf(':') is var colon && (colon <= 0 || line[..colon].Any(letter => letter <= ' ' || letter > '~')))
            {
                return $"Line {index + 1} is not 'Name: value'.";
            }
        }

        return null;
    }

    /// <summary>What changes the headers there are into those of the text.</summary>
    public static Dictionary<string, string> Read(Connection? connection, string text)
    {
        var changes = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var name in connection?.Headers.Keys ?? [])
        {
            changes[name] = "";
        }

        foreach (var line in Lines(text))
        {
            var colon = line.IndexOf(':');
            var (name, value) = (line[..colon].Trim(), line[(colon + 1)..].Trim());
            if (value == Kept)
            {
                changes.Remove(name);
            }
            else
            {
                changes[name] = value;
            }
        }

        return changes;
    }

    private static IEnumerable<string> Lines(string text) =>
        text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
