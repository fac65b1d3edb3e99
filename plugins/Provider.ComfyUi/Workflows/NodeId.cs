using System.Globalization;

namespace LettucePlug.Provider.ComfyUi.Workflows;

/// <summary>Orders node ids as people count: 9 before 10, and the parts of <c>12:3</c> each for itself.</summary>
internal sealed class NodeId : IComparer<string>
{
    public static NodeId Order { get; } = new();

    public int Compare(string? x, string? y)
    {
        var left = (x ?? "").Split(':');
        var right = (y ?? "").Split(':');
        for (var i = 0; i < Math.Min(left.Length, right.Length); i++)
        {
            var (leftIsNumber, rightIsNumber) = (Parse(left[i], out var a), Parse(right[i], out var b));
            var order = leftIsNumber && rightIsNumber ? a.CompareTo(b)
                : leftIsNumber != rightIsNumber ? (leftIsNumber ? -1 : 1)
                : string.CompareOrdinal(left[i], right[i]);
            if (order != 0)
            {
                return order;
            }
        }

        return left.Length.CompareTo(right.Length);
    }

    private static bool Parse(string part, out long number) =>
        long.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
