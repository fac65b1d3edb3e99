using System.Text.Json.Serialization;

namespace LettucePlug.Host.Secrets;

internal sealed record SecretsDocument
{
    public int Version { get; init; } = 1;

    public SortedDictionary<string, string> Connections { get; init; } = new(StringComparer.Ordinal);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(SecretsDocument))]
internal sealed partial class SecretsJson : JsonSerializerContext;
