using LettucePlug.Sdk;

namespace LettucePlug.Host.Connections;

/// <summary>A model the user can choose: one of a connection's models, with what it takes and gives and its settings.</summary>
internal sealed record ConfiguredModel
{
    public required string Id { get; init; }

    public required string Connection { get; init; }

    /// <summary>The name the service knows it by.</summary>
    public required string Name { get; init; }

    public IReadOnlyList<string> Input { get; init; } = ["text"];

    public IReadOnlyList<string> Output { get; init; } = ["text"];

    /// <summary>By the keys of <see cref="ModelSettings"/>.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    public bool Takes(Modality modality) => Input.Contains(modality.Name);

    public bool Gives(Modality modality) => Output.Contains(modality.Name);
}
