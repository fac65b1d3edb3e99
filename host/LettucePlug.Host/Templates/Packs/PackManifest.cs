using LettucePlug.Host.Plugins;

namespace LettucePlug.Host.Templates;

/// <summary>What <c>pack.yaml</c> says.</summary>
internal sealed record PackManifest
{
    public required string Id { get; init; }

    public required SemanticVersion Version { get; init; }

    public required string Title { get; init; }

    public string? Description { get; init; }

    public IReadOnlyList<string> Authors { get; init; } = [];

    public string? License { get; init; }

    /// <summary>The packs whose partials and templates it may use, each with the versions it works with.</summary>
    public IReadOnlyDictionary<string, VersionRange> Requires { get; init; } = new Dictionary<string, VersionRange>();

    public IReadOnlyList<string> Locales { get; init; } = [];

    public string? DefaultLocale { get; init; }

    /// <summary>The prompt style of image models it is made for.</summary>
    public string? PromptStyle { get; init; }

    /// <summary>Whether a plugin's pack takes the place of core templates without being chosen.</summary>
    public bool Automatic { get; init; }
}
