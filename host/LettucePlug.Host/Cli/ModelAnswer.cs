using System.Text.Json.Serialization;
using LettucePlug.Host.Connections;
using LettucePlug.Sdk;

namespace LettucePlug.Host.Cli;

internal sealed record ModelAnswer
{
    /// <summary>Of a provider's own listing it is the provider's name.</summary>
    public required string Id { get; init; }

    public required string Connection { get; init; }

    public required string Name { get; init; }

    /// <summary>Further connections that share its work; null where there are none.</summary>
    public IReadOnlyList<string>? Pool { get; init; }

    public string? Title { get; init; }

    public required IReadOnlyList<string> Input { get; init; }

    public required IReadOnlyList<string> Output { get; init; }

    /// <summary>Only of a provider's own listing: whether it told the scopes itself.</summary>
    public bool? ScopesAreKnown { get; init; }

    public IReadOnlyDictionary<string, string>? Settings { get; init; }

    public static ModelAnswer From(ConfiguredModel model) => new()
    {
        Id = model.Id,
        Connection = model.Connection,
        Pool = model.Pool.Count > 0 ? model.Pool : null,
        Name = model.Name,
        Input = model.Input,
        Output = model.Output,
        Settings = model.Settings,
    };

    public static ModelAnswer From(string connection, ModelInfo model) => new()
    {
        Id = model.Name,
        Connection = connection,
        Name = model.Name,
        Title = model.Title,
        Input = [.. model.Input.Select(modality => modality.Name)],
        Output = [.. model.Output.Select(modality => modality.Name)],
        ScopesAreKnown = model.ScopesAreKnown,
    };
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ModelAnswer))]
internal sealed partial class ModelAnswers : JsonSerializerContext;
