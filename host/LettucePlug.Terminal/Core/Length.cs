namespace LettucePlug.Terminal;

/// <summary>How long a part of a <see cref="FlexBox"/> is along its direction.</summary>
public readonly record struct Length
{
    /// <summary>As long as the component asks for (<see cref="Component.Measure"/>).</summary>
    public static Length Auto => new() { IsAuto = true };

    /// <summary>The cells it gets before others share the rest.</summary>
    public int Fixed { get; private init; }

    /// <summary>Its share of what is left; 0 for none.</summary>
    public int Weight { get; private init; }

    /// <summary>Whether the component is asked.</summary>
    public bool IsAuto { get; private init; }

    /// <summary>The least it gets while there is room at all.</summary>
    public int Minimum { get; private init; }

    /// <summary>The most it gets; <c>null</c> for no limit.</summary>
    public int? Maximum { get; private init; }

    /// <summary>So many cells.</summary>
    public static Length Cells(int cells) => new() { Fixed = Math.Max(0, cells) };

    /// <summary>A share of what the others leave.</summary>
    public static Length Flex(int weight = 1) => new() { Weight = Math.Max(1, weight) };

    /// <summary>The same, never shorter than this while there is room.</summary>
    public Length AtLeast(int cells) => this with { Minimum = Math.Max(0, cells) };

    /// <summary>The same, never longer than this.</summary>
    public Length AtMost(int cells) => this with { Maximum = Math.Max(0, cells) };

    internal int Clamp(int cells) => Math.Max(Minimum, Maximum is { } most ? Math.Min(cells, most) : cells);

    /// <summary>Divides a span between parts.</summary>
    /// <param name="span">The cells there are, gaps taken off.</param>
    /// <param name="lengths">What each part asks for.</param>
    /// <param name="automatic">What automatic parts measured.</param>
    /// <param name="result">What each part gets.</param>
    internal static void Divide(
        int span, ReadOnlySpan<Length> lengths, ReadOnlySpan<int> automatic, Span<int> result)
    {
        var left = span;
        var weights = 0;
        for (var i = 0; i < lengths.Length; i++)
        {
            var length = lengths[i];
            result[i] = length.Weight > 0 ? 0 : length.Clamp(length.IsAuto ? automatic[i] : length.Fixed);
            left -= result[i];
            weights += length.Weight;
        }

        Share(left, weights, lengths, result);
        Shrink(span, lengths, result);
    }

    // Parts that hit a limit are settled first; what they leave is shared among the others again.
    private static void Share(int left, int weights, ReadOnlySpan<Length> lengths, Span<int> result)
    {
        Span<bool> settled = stackalloc bool[lengths.Length];
        for (var again = true; again && weights > 0;)
        {
            again = false;
            var (rest, share) = (Math.Max(0, left), weights);
            for (var i = 0; i < lengths.Length; i++)
            {
                if (lengths[i].Weight == 0 || settled[i])
                {
                    continue;
                }

                var part = share == 0 ? 0 : rest * lengths[i].Weight / share;
                rest -= part;
                share -= lengths[i].Weight;
                result[i] = lengths[i].Clamp(part);
                if (result[i] != part)
                {
                    settled[i] = true;
                    left -= result[i];
                    weights -= lengths[i].Weight;
                    again = true;
                    break;
                }
            }
        }
    }

    // Too little room: the last parts give first, down to their minimum, then beyond it.
    private static void Shrink(int span, ReadOnlySpan<Length> lengths, Span<int> result)
    {
        var over = -span;
        foreach (var cells in result)
        {
            over += cells;
        }

        for (var round = 0; round < 2 && over > 0; round++)
        {
            for (var i = result.Length - 1; i >= 0 && over > 0; i--)
            {
                var least = round == 0 ? Math.Min(lengths[i].Minimum, result[i]) : 0;
                var give = Math.Min(over, result[i] - least);
                if (round == 0 && lengths[i] is { Weight: 0, IsAuto: false })
                {
                    continue;
                }

                result[i] -= give;
                over -= give;
            }
        }
    }
}
