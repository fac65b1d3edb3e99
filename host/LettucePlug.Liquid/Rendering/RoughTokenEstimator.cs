namespace LettucePlug.Liquid;

/// <summary>The rule of thumb that needs no vocabulary: a token for every four Latin characters, one for each CJK one.</summary>
public sealed class RoughTokenEstimator : ITokenEstimator
{
    /// <summary>The one instance anybody needs.</summary>
    public static RoughTokenEstimator Instance { get; } = new();

    /// <inheritdoc/>
    public int Estimate(ReadOnlySpan<char> text)
    {
        const int QuartersPerCjk = 4;
        var quarters = 0;
        foreach (var c in text)
        {
            quarters += c is >= '\u2E80' and <= '\uD7A3' ? QuartersPerCjk : 1;
        }

        return (quarters + 3) / 4;
    }
}
