using LettucePlug.Host.Assets;

namespace LettucePlug.Host.Jobs;

/// <summary>All that goes to the provider, with references by the ids of their assets: enough to send it again.</summary>
internal sealed record JobRequest
{
    /// <summary>Complete, the extra prompt in it.</summary>
    public required string Prompt { get; init; }

    public required PromptParts PromptParts { get; init; }

    public string? NegativePrompt { get; init; }

    public int Count { get; init; } = 1;

    /// <summary>By the names of <see cref="Sdk.ImageSettingNames"/>, the seed among them.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether the seed was drawn here because nobody named one: then nobody misses it where a model takes none.</summary>
    public bool SeedIsOurs { get; init; }

    /// <summary>Values for tokens of the user's own.</summary>
    public IReadOnlyDictionary<string, string> Extra { get; init; } = new Dictionary<string, string>();

    /// <summary>In the order they are sent.</summary>
    public IReadOnlyList<AssetReference> References { get; init; } = [];
}
