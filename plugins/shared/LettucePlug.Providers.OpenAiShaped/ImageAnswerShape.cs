using System.Text.Json;
using LettucePlug.Sdk;

namespace LettucePlug.Providers.OpenAiShaped;

/// <summary>What one service's image answers hold beside the images.</summary>
public sealed record ImageAnswerShape
{
    /// <summary>
    /// Whether images are put aside until the whole answer was read, because a revised prompt or a verdict may come
    /// after them. Costs their size in memory.
    /// </summary>
    public bool HoldsImages { get; init; }

    /// <summary>
    /// Looks at one element of <c>data</c>: a failure where the service refused that image. It is thrown where no image
    /// is left, and told as a warning otherwise.
    /// </summary>
    public Func<JsonElement, ProviderException?>? Judge { get; init; }

    /// <summary>Explains an answer without an image, where that means something to this service.</summary>
    public Func<ProviderException>? ExplainEmpty { get; init; }

    public Func<JsonElement, Usage> ReadUsage { get; init; } = ServiceUsage.Read;

    /// <summary>Reads the usage out of a whole answer that has no <c>usage</c>; null where it tells none.</summary>
    public Func<JsonElement, Usage?>? ReadAnswerUsage { get; init; }
}
