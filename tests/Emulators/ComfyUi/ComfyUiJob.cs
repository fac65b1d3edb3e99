using System.Text.Json;
using System.Text.Json.Nodes;

namespace LettucePlug.Emulators;

/// <summary>A prompt in the queue.</summary>
public sealed record ComfyUiJob
{
    public required double Number { get; init; }

    public required string Id { get; init; }

    public required JsonElement Graph { get; init; }

    public required JsonObject ExtraData { get; init; }

    /// <summary>The output nodes that passed the validation.</summary>
    public required IReadOnlyList<string> Outputs { get; init; }

    public string? ClientId { get; init; }

    /// <summary>As queue and history hold it.</summary>
    public JsonArray Describe() =>
        [Number, Id, JsonNode.Parse(Graph.GetRawText()), ExtraData.DeepClone(), new JsonArray([.. Outputs.Select(id => JsonValue.Create(id))])];
}
