using System.Text.Json;
using LettucePlug.Sdk;

namespace LettucePlug.Provider.Gemini;

/// <summary>The connection's setting for the adjustable filters, and its form in a request.</summary>
internal static class SafetySettings
{
    public const string Key = "safety";
    public const string Default = "default";

    private static readonly string[] Categories =
    [
        "HARM_CATEGORY_HARASSMENT", "HARM_CATEGORY_HATE_SPEECH", "HARM_CATEGORY_SEXUALLY_EXPLICIT",
        "HARM_CATEGORY_DANGEROUS_CONTENT",
    ];

    public static IReadOnlyList<string> Choices { get; } =
        [Default, "off", "block-none", "block-only-high", "block-medium-and-above", "block-low-and-above"];

    /// <summary>The threshold by the service's name for it; null for the service's own.</summary>
    public static string? ReadThreshold(IProviderConnection connection) =>
        connection.Settings.TryGetValue(Key, out var choice) && choice != Default && Choices.Contains(choice)
            ? choice.Replace('-', '_').ToUpperInvariant()
            : null;

    public static void Write(Utf8JsonWriter json, string? threshold)
    {
        if (threshold is null)
        {
            return;
        }

        json.WriteStartArray("safetySettings");
        foreach (var category in Categories)
        {
            json.WriteStartObject();
            json.WriteString("category", category);
            json.WriteString("threshold", threshold);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
