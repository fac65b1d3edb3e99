namespace LettucePlug.Host.Assets;

/// <summary>Which assets to list.</summary>
internal sealed record AssetFilter
{
    /// <summary>How many a search finds at most.</summary>
    public const int MaxFound = 1000;

    /// <summary>One of <see cref="AssetKinds"/>; null for any.</summary>
    public string? Kind { get; init; }

    /// <summary>Words that prompt, file name, model or kind must hold.</summary>
    public string? Search { get; init; }

    public bool InTrash { get; init; }

    public bool MatchesKind(AssetRecord asset) => Kind is null || asset.Kind == Kind;

    public bool MatchesWords(string text) =>
        Search is null
        || Search.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .All(word => text.Contains(word, StringComparison.OrdinalIgnoreCase));
}
