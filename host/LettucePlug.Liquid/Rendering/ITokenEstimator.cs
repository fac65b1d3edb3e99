namespace LettucePlug.Liquid;

/// <summary>Guesses how many tokens a text costs a model.</summary>
public interface ITokenEstimator
{
    /// <summary>The tokens of a text; must grow with the text and be 0 for none.</summary>
    /// <param name="text">The text.</param>
    int Estimate(ReadOnlySpan<char> text);
}
