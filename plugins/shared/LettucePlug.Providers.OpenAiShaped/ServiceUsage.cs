using System.Text.Json;
using LettucePlug.Sdk;

namespace LettucePlug.Providers.OpenAiShaped;

/// <summary>Reads usage objects: chat's names for the tokens, and images' names for them.</summary>
public static class ServiceUsage
{
    public static Usage Read(JsonElement usage) => new()
    {
        InputTokens = Number(usage, "prompt_tokens") ?? Number(usage, "input_tokens"),
        OutputTokens = Number(usage, "completion_tokens") ?? Number(usage, "output_tokens"),
        Cost = usage.TryGetProperty("cost", out var cost) && cost.ValueKind == JsonValueKind.Number
            && cost.TryGetDecimal(out var amount)
                ? amount
                : null,
    };

    private static long? Number(JsonElement value, string name) =>
        value.TryGetProperty(name, out var number) && number.ValueKind == JsonValueKind.Number && number.TryGetInt64(out var n)
            ? n
            : null;
}
