using System.Text.Json.Serialization;
using LettucePlug.Sdk;

namespace LettucePlug.Host.Connections;

/// <summary>A model the user can choose: one of a connection's models, with what it takes and gives and its settings.</summary>
/// <remarks>The reader of JSON sets what a hand-written file leaves out to null, hence the defaults on reading.</remarks>
internal sealed record ConfiguredModel
{
    public required string Id { get; init; }

    public required string Connection { get; init; }

    /// <summary>Further connections of the same provider that may do its work; empty for none.</summary>
    public IReadOnlyList<string> Pool { get => field ?? []; init; }

    /// <summary>The name the service knows it by.</summary>
    public required string Name { get; init; }

    public IReadOnlyList<string> Input { get => field ?? ["text"]; init; }

    public IReadOnlyList<string> Output { get => field ?? ["text"]; init; }

    /// <summary>By the keys of <see cref="ModelSettings"/>.</summary>
    public IReadOnlyDictionary<string, string> Settings { get => field ?? new Dictionary<string, string>(); init; }

    /// <summary>Every connection that may do its work, in the user's order.</summary>
    [JsonIgnore]
    public IEnumerable<string> Connections => [Connection, .. Pool];

    public bool Takes(Modality modality) => Input.Contains(modality.Name);

    public bool Gives(Modality modality) => Output.Contains(modality.Name);
}
