using System.Text.Json;
using System.Text.Json.Serialization;

namespace LettucePlug.Liquid.Conformance;

/// <summary>A case of the golden-liquid schema.</summary>
public sealed record SuiteCase
{
    [JsonPropertyName("name")]
    public required string Name { get; init; }

    [JsonPropertyName("template")]
    public required string Template { get; init; }

    [JsonPropertyName("data")]
    public JsonElement? Data { get; init; }

    [JsonPropertyName("templates")]
    public IReadOnlyDictionary<string, string> Templates { get; init; } = new Dictionary<string, string>();

    [JsonPropertyName("result")]
    public string? Result { get; init; }

    [JsonPropertyName("results")]
    public IReadOnlyList<string>? Results { get; init; }

    [JsonPropertyName("invalid")]
    public bool IsInvalid { get; init; }

    [JsonPropertyName("tags")]
    public IReadOnlyList<string> Tags { get; init; } = [];

    public static IReadOnlyList<SuiteCase> Load(string path)
    {
        using var suite = JsonDocument.Parse(File.ReadAllBytes(path));
        return suite.RootElement.ValueKind == JsonValueKind.Object && suite.RootElement.TryGetProperty("tests", out var tests)
            ? tests.Deserialize<List<SuiteCase>>() ?? []
            : throw new InvalidDataException($"{path} is no suite: it has no 'tests'.");
    }

    /// <summary>Null when the case passes, else what went wrong.</summary>
    public string? Check()
    {
        var options = new ParserOptions
        {
            Strictness = Tags.Contains("strict2") ? Strictness.Strict2
                : Tags.Contains("strict") ? Strictness.Strict : Strictness.Lenient,
        };
        string text;
        try
        {
            text = LiquidTemplate.Parse(Template, options).RenderText(
                Data is { ValueKind: JsonValueKind.Object } data && LiquidValue.From(data).TryGetMap(out var map)
                    ? map
                    : LiquidMap.Create([]),
                new RenderOptions
                {
                    Loader = new MemoryTemplateLoader(Templates, options),
                    Clock = TimeProvider.System,
                    InlineErrors = Tags.Contains("error string"),
                });
        }
        catch (LiquidException failure)
        {
            return IsInvalid ? null : $"failed with {failure.Message}";
        }
#pragma warning disable CA1031 // A crash of the engine is a failed case, and the cases behind it still run.
        catch (Exception crash)
#pragma warning restore CA1031
        {
            return $"crashed with {crash}";
        }

        if (IsInvalid)
        {
            return $"should be invalid, but rendered {JsonSerializer.Serialize(text)}";
        }

        var expected = Results ?? [Result ?? ""];
        return expected.Contains(text)
            ? null
            : $"rendered {JsonSerializer.Serialize(text)}, expected {string.Join(" or ", expected.Select(one => JsonSerializer.Serialize(one)))}";
    }
}
