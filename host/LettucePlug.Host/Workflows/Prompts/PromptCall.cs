using LettucePlug.Host.Assets;
using LettucePlug.Host.Connections;

namespace LettucePlug.Host.Workflows.Prompts;

/// <summary>A prompt that is wanted, and what is to be put into it.</summary>
internal sealed record PromptCall
{
    /// <summary>One of <see cref="PromptKinds"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>Texts, numbers, truths, and lists and dictionaries of them; null for what is not there.</summary>
    public IReadOnlyDictionary<string, object?> Values { get; init; } = new Dictionary<string, object?>();

    /// <summary>Pictures by the slot they are for, in their order.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<AssetReference>> Media { get; init; } =
        new Dictionary<string, IReadOnlyList<AssetReference>>();

    /// <summary>How the image model wants its prompts; null where no image comes of it.</summary>
    public string? Style { get; init; }

    /// <summary>Who gets the prompt.</summary>
    public ConfiguredModel? Model { get; init; }
}
