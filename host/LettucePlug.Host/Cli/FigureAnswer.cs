using System.Text.Json.Serialization;
using LettucePlug.Host.Conversations;

namespace LettucePlug.Host.Cli;

internal sealed record FigureAnswer
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string Description { get; init; }

    public string? Greeting { get; init; }

    public string? Avatar { get; init; }

    public IReadOnlyList<string>? AvatarVariants { get; init; }

    public string? Background { get; init; }

    public string? DesignDescription { get; init; }

    public required IReadOnlyList<string> DesignReferences { get; init; }

    public static FigureAnswer From(Figure figure) => new()
    {
        Id = figure.Id,
        Name = figure.Name,
        Description = figure.Description,
        Greeting = figure.Greeting,
        Avatar = figure.Avatar,
        AvatarVariants = figure.AvatarVariants.Count > 0 ? figure.AvatarVariants : null,
        Background = figure.Background,
        DesignDescription = figure.DesignDescription,
        DesignReferences = [.. figure.DesignReferences.Select(reference => reference.Asset)],
    };
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(FigureAnswer))]
internal sealed partial class FigureAnswers : JsonSerializerContext;
