using System.Text.Json;
using LettucePlug.Sdk;

namespace LettucePlug.Providers.OpenAiShaped;

/// <summary>How one service's chat route differs from the others'.</summary>
public sealed record ChatDialect
{
    public string Path { get; init; } = "chat/completions";

    /// <summary>The field for the longest answer; the other one is tried where a model refuses it.</summary>
    public string MaxTokensField { get; init; } = "max_tokens";

    /// <summary>Whether to ask for the usage of streams; it comes by itself where this is false.</summary>
    public bool AsksForUsage { get; init; } = true;

    /// <summary>Whether answers can hold images, in <c>images[].image_url.url</c>.</summary>
    public bool ReadsImages { get; init; }

    /// <summary>Writes fields that only this service has.</summary>
    public Action<Utf8JsonWriter, ChatRequest>? WriteMore { get; init; }

    /// <summary>Reads a cost out of the usage object, where the service tells it.</summary>
    public Func<JsonElement, Usage> ReadUsage { get; init; } = ServiceUsage.Read;
}
