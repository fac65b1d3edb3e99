namespace LettucePlug.Liquid;

/// <summary>Guesses how many tokens a text costs a model.</summary>
public interface ITokenEstimator
{
    /// <summary>The tokens of a text; must grow with the text and be 0 for none.</summary>
    /// <param name="text">The text.</param>
    int Estimate(ReadOnlySpan<char> text);
}

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
