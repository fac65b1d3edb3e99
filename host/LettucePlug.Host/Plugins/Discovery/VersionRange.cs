namespace LettucePlug.Host.Plugins;

/// <summary>
/// Conditions that must all hold, such as <c>&gt;=1.2 &lt;2</c>. The operators are <c>&gt;= &gt; &lt;= &lt; =</c>, and
/// a version may leave out its last parts, which then count as zero.
/// </summary>
internal sealed class VersionRange
{
    private readonly string _text;
    private readonly List<(string Operator, SemanticVersion Version)> _conditions;

    private VersionRange(string text, List<(string Operator, SemanticVersion Version)> conditions)
    {
        _text = text;
        _conditions = conditions;
    }

    public bool HasUpperBound => _conditions.Exists(condition => condition.Operator is "<" or "<=" or "=");

    public static VersionRange? TryParse(string text)
    {
        var conditions = new List<(string, SemanticVersion)>();
        foreach (var part in text.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var digits = part.AsSpan().IndexOfAnyInRange('0', '9');
            var sign = digits < 0 ? part : part[..digits];
            if (digits < 0 || sign is not (">=" or ">" or "<=" or "<" or "=" or ""))
            {
                return null;
            }

            var padded = Pad(part[digits..], isExclusiveUpper: sign == "<");
            if (SemanticVersion.TryParse(padded) is not { } version)
            {
                return null;
            }

            conditions.Add((sign == "" ? "=" : sign, version));
        }

        return conditions.Count == 0 ? null : new VersionRange(text.Trim(), conditions);
    }

    public bool Contains(SemanticVersion version) =>
        _conditions.TrueForAll(condition =>
        {
            var order = version.CompareTo(condition.Version);
            return condition.Operator switch
            {
                ">=" => order >= 0,
                ">" => order > 0,
                "<=" => order <= 0,
                "<" => order < 0,
                _ => order == 0,
            };
        });

    public override string ToString() => _text;

    private static string Pad(string version, bool isExclusiveUpper)
    {
        if (version.AsSpan().IndexOfAny('-', '+') >= 0)
        {
            return version;
        }

        var dots = version.Count(character => character == '.');
        var full = version + string.Concat(Enumerable.Repeat(".0", Math.Max(0, 2 - dots)));

        // "<2" is meant to keep out the first alpha of 2.0.0 as well; 0 is the lowest prerelease there is.
        return isExclusiveUpper ? full + "-0" : full;
    }
}
