namespace LettucePlug.Sdk;

/// <summary>A conversation to answer. Every setting may be absent: then the service's own default holds.</summary>
public sealed record ChatRequest
{
    /// <value>The model, by the name the service knows it by.</value>
    public required string Model { get; init; }

    /// <value>The conversation, oldest first; at least one message.</value>
    public required IReadOnlyList<ChatMessage> Messages { get; init; }

    /// <value>How freely to choose words; usually 0 to 2.</value>
    public double? Temperature { get; init; }

    /// <value>From how much of the probability to choose words; 0 to 1.</value>
    public double? TopP { get; init; }

    /// <value>The longest answer in tokens.</value>
    public int? MaxTokens { get; init; }

    /// <value>Texts that end the answer; they are not part of it.</value>
    public IReadOnlyList<string> Stop { get; init; } = [];

    /// <value>The seed, where the service has one.</value>
    public ulong? Seed { get; init; }

    /// <value>What the answer may hold. The default is text alone.</value>
    public IReadOnlyList<Modality> Output { get; init; } = [Modality.Text];

    /// <value>Settings this contract does not know, by the service's names for them.</value>
    public IReadOnlyDictionary<string, string> Extra { get; init; } = new Dictionary<string, string>();
}
