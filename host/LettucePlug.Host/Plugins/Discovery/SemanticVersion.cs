using System.Globalization;
using System.Text.RegularExpressions;

namespace LettucePlug.Host.Plugins;

/// <summary>A version by SemVer 2.0.0. Build metadata is read over.</summary>
internal sealed partial record SemanticVersion(int Major, int Minor, int Patch, string? Prerelease = null)
    : IComparable<SemanticVersion>
{
    public static SemanticVersion? TryParse(string text)
    {
        var match = Shape().Match(text);
        return match.Success
            && int.TryParse(match.Groups[1].ValueSpan, NumberStyles.None, null, out var major)
            && int.TryParse(match.Groups[2].ValueSpan, NumberStyles.None, null, out var minor)
            && int.TryParse(match.Groups[3].ValueSpan, NumberStyles.None, null, out var patch)
                ? new SemanticVersion(major, minor, patch, match.Groups[4].Success ? match.Groups[4].Value : null)
                : null;
    }

    public int CompareTo(SemanticVersion? other)
    {
        if (other is null)
        {
            return 1;
        }

        var core = (Major, Minor, Patch).CompareTo((other.Major, other.Minor, other.Patch));
        return core != 0 ? core : ComparePrereleases(Prerelease, other.Prerelease);
    }

    public override string ToString() =>
        Prerelease is null ? $"{Major}.{Minor}.{Patch}" : $"{Major}.{Minor}.{Patch}-{Prerelease}";

    private static int ComparePrereleases(string? left, string? right)
    {
        if (left is null || right is null)
        {
            // A release is newer than what led up to it.
            return (left is null).CompareTo(right is null);
        }

        var mine = left.Split('.');
        var theirs = right.Split('.');
        for (var i = 0; i < Math.Min(mine.Length, theirs.Length); i++)
        {
            var order = CompareIdentifiers(mine[i], theirs[i]);
            if (order != 0)
            {
                return order;
            }
        }

        return mine.Length.CompareTo(theirs.Length);
    }

    private static int CompareIdentifiers(string left, string right)
    {
        var leftIsNumber = left.All(char.IsAsciiDigit);
        var rightIsNumber = right.All(char.IsAsciiDigit);
        if (leftIsNumber && rightIsNumber)
        {
            var byLength = left.Length.CompareTo(right.Length);
            return byLength != 0 ? byLength : string.CompareOrdinal(left, right);
        }

        // Numbers sort before words.
        return leftIsNumber ? -1 : rightIsNumber ? 1 : string.CompareOrdinal(left, right);
    }

    [GeneratedRegex(
        @"\A(0|[1-9]\d{0,8})\.(0|[1-9]\d{0,8})\.(0|[1-9]\d{0,8})" +
        @"(?:-((?:0|[1-9]\d*|\d*[A-Za-z-][0-9A-Za-z-]*)(?:\.(?:0|[1-9]\d*|\d*[A-Za-z-][0-9A-Za-z-]*))*))?" +
        @"(?:\+[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*)?\z",
        RegexOptions.CultureInvariant | RegexOptions.ECMAScript)]
    private static partial Regex Shape();
}
