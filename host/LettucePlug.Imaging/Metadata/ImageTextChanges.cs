namespace LettucePlug.Imaging;

/// <summary>What to do with the texts of an image while it is copied.</summary>
public sealed record ImageTextChanges
{
    /// <summary>Texts to write; each replaces every present text of the same keyword.</summary>
    public IReadOnlyList<ImageText> Set { get; init; } = [];

    /// <summary>Keywords to leave out.</summary>
    public IReadOnlyList<string> Remove { get; init; } = [];

    /// <summary>Whether every text that is not in <see cref="Set"/> is left out, for sharing without a trace.</summary>
    public bool RemoveOthers { get; init; }

    internal bool Drops(string? keyword) =>
        RemoveOthers
        || Set.Any(text => text.Keyword == keyword)
        || (keyword is not null && Remove.Contains(keyword, StringComparer.Ordinal));
}
