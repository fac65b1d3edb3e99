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

    /// <summary>What the references show, by their assets; absent where none has a caption.</summary>
    public IReadOnlyDictionary<string, string>? Captions { get; init; }

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
        Captions = figure.DesignReferences.Any(reference => reference.Caption is not null)
            ? figure.DesignReferences
                .Where(reference => reference.Caption is not null)
                .ToDictionary(reference => reference.Asset, reference => reference.Caption!)
            : null,
    };
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(FigureAnswer))]
internal sealed partial class FigureAnswers : JsonSerializerContext;
