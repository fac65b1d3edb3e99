using LettucePlug.Sdk;

namespace LettucePlug.Host.Assets;

/// <summary>Everything that is known about one image: what it is, and what made it.</summary>
internal sealed record AssetRecord
{
    public required string Id { get; init; }

    public required string Sha256 { get; init; }

    /// <summary>Sniffed from the bytes.</summary>
    public required string Mime { get; init; }

    /// <summary>As shown, in pixels; null where the format does not say.</summary>
    public int? Width { get; init; }

    public int? Height { get; init; }

    public required long Bytes { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>One of <see cref="AssetKinds"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>The file name of an image the user brought.</summary>
    public string? Name { get; init; }

    public string? Model { get; init; }

    public string? ModelName { get; init; }

    public string? Connection { get; init; }

    public string? Provider { get; init; }

    /// <summary>The prompt as it was sent.</summary>
    public string? Prompt { get; init; }

    public PromptParts? PromptParts { get; init; }

    public string? NegativePrompt { get; init; }

    /// <summary>The seed that made it; null where nobody knows.</summary>
    public ulong? Seed { get; init; }

    /// <summary>The settings that made it, by their names; the service's own word where it gave one.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    /// <summary>In the order they were sent.</summary>
    public IReadOnlyList<AssetReference> References { get; init; } = [];

    /// <summary>A fingerprint of the workflow that made it.</summary>
    public string? WorkflowHash { get; init; }

    /// <summary>The image this one was edited, or made again, from.</summary>
    public string? Parent { get; init; }

    /// <summary>The message it was made for.</summary>
    public string? Message { get; init; }

    public string? Chat { get; init; }

    public string? Job { get; init; }

    /// <summary>What the whole job used, in which this image may have been one of several.</summary>
    public Usage? Usage { get; init; }

    /// <summary>Set while it lies in the trash.</summary>
    public DateTimeOffset? TrashedAt { get; init; }
}
