using System.Text.Json.Serialization;
using LettucePlug.Host.Connections;

namespace LettucePlug.Host.Cli;

internal sealed record ConnectionAnswer
{
    public required string Id { get; init; }

    public required string Provider { get; init; }

    public required string Name { get; init; }

    public string? Url { get; init; }

    public required bool HasKey { get; init; }

    public required bool AllowInvalidTls { get; init; }

    public required IReadOnlyDictionary<string, string> Settings { get; init; }

    public static ConnectionAnswer From(Connection connection) => new()
    {
        Id = connection.Id,
        Provider = connection.Provider,
        Name = connection.Name,
        Url = connection.Url,
        HasKey = connection.Key is not null,
        AllowInvalidTls = connection.AllowInvalidTls,
        Settings = connection.Settings,
    };
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ConnectionAnswer))]
internal sealed partial class ConnectionAnswers : JsonSerializerContext;
