using System.Text.Json.Serialization;

namespace LettucePlug.Host.Cli;

internal sealed record ImportAnswer
{
    public string? Id { get; init; }

    public string? Kind { get; init; }

    public required string Text { get; init; }

    public required IReadOnlyList<string> Notes { get; init; }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ImportAnswer))]
internal sealed partial class ImportAnswers : JsonSerializerContext;
