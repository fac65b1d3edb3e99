using System.Text.Json;

namespace LettucePlug.Provider.ComfyUi.Server;

/// <summary>An input of a class of nodes.</summary>
internal sealed record NodeInput
{
    /// <summary>Begins the types whose inputs take several shapes, such as any number of pictures.</summary>
    private const string DynamicPrefix = "COMFY_";

    public required bool IsRequired { get; init; }

    /// <summary>Such as <c>INT</c> or <c>MODEL</c>; <c>COMBO</c> where only certain values are allowed.</summary>
    public required string Type { get; init; }

    /// <summary>Whether what it takes cannot be told from its type.</summary>
    public bool IsDynamic => Type.StartsWith(DynamicPrefix, StringComparison.Ordinal);

    /// <summary>Whether it takes the name of an uploaded picture; <see cref="Choices"/> are those that are there.</summary>
    public bool IsUpload { get; init; }

    /// <summary>The allowed values; empty where any is.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    public double? Minimum { get; init; }

    public double? Maximum { get; init; }

    /// <summary>Whether what an output of a type gives may go into it.</summary>
    public bool Takes(string given) => IsAny(given) || IsAny(Type) || Type.Split(',').Intersect(given.Split(',')).Any();

    /// <summary>A description is a type and options; old ones put the values in the place of the type.</summary>
    public static NodeInput Read(JsonElement json, bool isRequired)
    {
        var type = json.At(0);
        var options = json.At(1);
        var values = type.ValueKind == JsonValueKind.Array ? type.EnumerateArray() : options.Items("options");
        return new()
        {
            IsRequired = isRequired,
            Type = type.ValueKind == JsonValueKind.String ? type.GetString()! : "COMBO",
            Choices = [.. values.Select(value => value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText())],
            IsUpload = options.Member("image_upload").ValueKind == JsonValueKind.True,
            Minimum = options.Number("min"),
            Maximum = options.Number("max"),
        };
    }

    private static bool IsAny(string type) => type == "*" || type.StartsWith(DynamicPrefix, StringComparison.Ordinal);
}
