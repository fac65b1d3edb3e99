using System.Text.Json.Serialization;

namespace LettucePlug.Host.Connections;

internal sealed record ConnectionsDocument
{
    public int Version { get; init; } = 1;

    public IReadOnlyList<Connection> Connections { get => field ?? []; init; }

    public IReadOnlyList<ConfiguredModel> Models { get => field ?? []; init; }

    /// <summary>What a fresh home has: the bundled offline provider, so that everything can be tried at once.</summary>
    public static ConnectionsDocument Fresh { get; } = new()
    {
        Connections = [new Connection { Id = "sketch", Provider = "sketch", Name = "Sketch (offline)" }],
        Models =
        [
            new ConfiguredModel
            {
                Id = "sketch-image",
                Connection = "sketch",
                Name = "sketch-image",
                Input = ["text", "image"],
                Output = ["image"],
            },
            new ConfiguredModel
            {
                Id = "sketch-writer",
                Connection = "sketch",
                Name = "sketch-writer",
                Input = ["text", "image"],
                Output = ["text"],
            },
        ],
    };
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    WriteIndented = true,
    AllowTrailingCommas = true,
    ReadCommentHandling = System.Text.Json.JsonCommentHandling.Skip,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(ConnectionsDocument))]
internal sealed partial class ConnectionsJson : JsonSerializerContext;
