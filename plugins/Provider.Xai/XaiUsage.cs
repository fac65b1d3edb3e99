using System.Text.Json;
using LettucePlug.Providers.OpenAiShaped;
using LettucePlug.Sdk;

namespace LettucePlug.Provider.Xai;

/// <summary>Reads usage with its cost, which is counted in ticks.</summary>
internal static class XaiUsage
{
    private const decimal TicksPerDollar = 10_000_000_000;

    public static Usage Read(JsonElement usage)
    {
        var read = ServiceUsage.Read(usage);
        return read with
        {
            // Thinking is not among the completion's tokens here, and is paid for.
            OutputTokens = Number(usage, "total_tokens") is { } total && read.InputTokens is { } input && total >= input
                ? total - input
                : read.OutputTokens,
            Cost = Number(usage, "cost_in_usd_ticks") is { } ticks ? ticks / TicksPerDollar : read.Cost,
        };
    }

    private static long? Number(JsonElement value, string name) =>
        value.TryGetProperty(name, out var number) && number.ValueKind == JsonValueKind.Number && number.TryGetInt64(out var n)
            ? n
            : null;
}
